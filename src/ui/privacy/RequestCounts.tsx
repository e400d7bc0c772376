import { useSyncExternalStore } from 'react';
import { onRequestCount, requestCount } from '../../actions/countRequests.ts';
import { messages } from '../messages.ts';
import panels from '../parts/Panel.module.css';

/** How many requests were made since the page was opened, and to whom. */
export function RequestCounts() {
  const { fromDevice, fromHost, elsewhere, refused } = useSyncExternalStore(onRequestCount, requestCount);
  const words = messages.privacy;
  return (
    <section className={panels.panel} aria-labelledby="requests">
      <h2 id="requests">{words.requests}</h2>
      <p>
        <strong>{elsewhere.length === 0 ? words.nowhere : words.elsewhere(elsewhere)}</strong>
      </p>
      <ul>
        <li>{words.fromDevice(fromDevice)}</li>
        <li>{words.fromHost(fromHost, location.host)}</li>
        {refused > 0 && <li>{words.refused(refused)}</li>}
      </ul>
      <p>{words.workers}</p>
    </section>
  );
}
