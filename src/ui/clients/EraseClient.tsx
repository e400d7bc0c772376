import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { readConsents } from '../../actions/consent/readConsents.ts';
import { eraseClient } from '../../actions/eraseClient.ts';
import { useStored } from '../../actions/useStored.ts';
import type { Client } from '../../domain/course.ts';
import { isPerhapsShown } from '../../domain/publishedSet.ts';
import { PATTERNS, toConsent } from '../app/routes.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import { useAction } from '../parts/useAction.ts';
import { remedyFor } from '../words/faults.ts';
import styles from './Clients.module.css';

/** Deletes a client, after saying what goes with them. */
export function EraseClient({ client, courses }: { readonly client: Client; readonly courses: number }) {
  const [isAsking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const { isBusy, code, run } = useAction();
  const { client: words, app } = messages;
  const erase = () =>
    run(async () => {
      const certificate = await eraseClient(client.id);
      if (client.isExample) navigate(PATTERNS.start);
      else navigate(PATTERNS.erased, { state: certificate });
    });
  return (
    <>
      <Button kind="danger" onPress={() => setAsking(true)}>
        <Icon name="remove" />
        {words.erase}
      </Button>
      <Dialog
        role="alertdialog"
        title={words.eraseTitle(client.label)}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
      >
        <p>{words.eraseBody(courses)}</p>
        <StillShown client={client} />
        {code && <Notice kind="danger" words={remedyFor(code)} />}
        <div className={styles.actions}>
          <Button onPress={() => setAsking(false)} autoFocus>
            {app.cancel}
          </Button>
          <Button kind="danger" isDisabled={isBusy} onPress={erase}>
            {words.eraseConfirm}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

/** Sets of the client's that nobody confirmed to be taken down: with the client goes who was in them and where they were shown. */
function StillShown({ client }: { readonly client: Client }) {
  const view = useStored(readConsents(client.id), [client.id]);
  const sets = view?.sets.filter(isPerhapsShown) ?? [];
  const { client: words } = messages;
  if (sets.length === 0) return null;
  return (
    <Notice words={words.stillShown(sets.length)}>
      <Link href={toConsent(client.id)}>{words.whereShown}</Link>
    </Notice>
  );
}
