import { useState } from 'react';
import { lookForUpdate } from '../../actions/keepOffline.ts';
import type { Protection } from '../../actions/readProtection.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import panels from '../parts/Panel.module.css';

/** What of the app is on this device, and the way to ask for a newer version. */
export function ReleaseCopy({ release }: { readonly release: Protection['release'] }) {
  const [look, setLook] = useState<'idle' | 'running' | 'newest' | 'newer'>('idle');
  const words = messages.privacy;
  return (
    <section className={panels.panel} aria-labelledby="copy">
      <h2 id="copy">{words.copy}</h2>
      {release ? (
        <>
          <p>
            {words.version(release.version, release.build)} {words.whole(release.keptFiles, release.allFiles)}
          </p>
          <div>
            <Button
              isDisabled={look === 'running'}
              onPress={async () => {
                setLook('running');
                setLook((await lookForUpdate()) ? 'newer' : 'newest');
              }}
            >
              {words.look}
            </Button>
          </div>
          <p role="status">
            {look === 'newest' ? words.looked : look === 'newer' ? words.update.ready : words.lookHint}
          </p>
        </>
      ) : (
        <p>{words.noCopy}</p>
      )}
    </section>
  );
}
