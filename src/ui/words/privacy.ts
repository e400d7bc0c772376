import { count } from './counts.ts';

export const privacy = {
  title: 'What keeps photos here',
  lead: 'This page tried each of these just now, in this browser. Nothing was sent to find out.',
  looking: 'Looking…',
  more: 'See what your browser enforces',
  checks: 'What the browser enforces',
  holds: 'Yes',
  fails: 'No',
  unknown: 'Not known yet',
  isolated: {
    name: 'Apart from other sites',
    yes: 'No other site or window can look into this page.',
    no: 'This browser or this host does not set the page apart. Measuring works, more slowly.',
  },
  policy: {
    name: 'Only its own address',
    yes: 'The browser refused a picture from elsewhere. Scripts, pictures and data come from this app alone.',
    no: 'The browser did not refuse what the app forbids. Use a current Chrome, Edge, Safari or Firefox.',
  },
  sealed: {
    name: 'Sealed',
    yes: 'This page came from the copy on this device. It does not need its host any more and works offline.',
    no: 'This page came from its host. Once the copy below is whole, reload, and it comes from this device.',
    reload: 'Reload from this device',
  },
  list: {
    name: 'No way out, by the browser',
    yes: 'The browser itself blocks every address but the files of this app, for any code in this page.',
    no: 'This browser has no such rule. The promise rests on our code and its policy: following a link, a name look-up or a call between browsers could still carry data out. Chrome and Edge 152 or later close these too.',
    unknown: 'This can be tried once the page is sealed.',
  },
  persistent: {
    name: 'Kept for good',
    yes: 'The browser has promised not to clear photos away by itself.',
    no: 'The browser may clear what it keeps when space runs out. Installing the app, and a backup, guard against that.',
    unknown: 'This browser does not say.',
  },
  requests: 'What was asked for since this page was opened',
  fromDevice: (n: number) => `${count(n, 'file', 'files')} from the copy on this device`,
  fromHost: (n: number, host: string) => `${count(n, 'request', 'requests')} to ${host}, where the app comes from`,
  nowhere: 'Nothing was asked of anyone else.',
  elsewhere: (hosts: readonly string[]) => `Asked elsewhere, which should never be: ${hosts.join(', ')}.`,
  refused: (n: number) =>
    `${count(n, 'address', 'addresses')} outside the app turned away on this device, the trial above included`,
  workers: 'Requests of the measuring workers are counted too, once the app is on this device.',
  copy: 'The copy on this device',
  version: (version: string, build: string) => `Version ${version}, build ${build}.`,
  whole: (kept: number, all: number) =>
    kept >= all
      ? 'All of the app is here. It opens without a network.'
      : `${kept} of ${count(all, 'file', 'files')} are here; the rest follows quietly.`,
  noCopy: 'There is none yet. It is made a moment after the app was first opened, unless the browser forbids it.',
  look: 'Look for a new version',
  lookHint: 'Asks the host once. Otherwise the browser asks at most once a day.',
  looked: 'This is the newest version.',
  notPromised:
    'Nobody can promise more than this: whoever knows how to unlock this device, controls it, or installs an extension that may read this page sees what you see.',
  update: {
    ready: 'A new version is ready.',
    words: (version: string, build: string) =>
      `Version ${version}, build ${build}. It starts when you say so, or when the app has been closed. Every open tab of Skinseries starts anew.`,
    take: 'Use the new version',
  },
} as const;
