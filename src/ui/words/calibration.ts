import { count } from './counts.ts';
import type { Remedy } from './remedy.ts';

export const calibration = {
  title: 'Calibration',
  badge: 'Calibration',
  about: 'Photos of untreated skin, taken to learn how much numbers differ when nothing has changed.',
  lead: 'The same skin never gives quite the same number twice. Take three photos of two people, putting the camera down in between, and Skinseries learns how much of a difference is just the room and the camera. Until then it assumes.',
  roomName: 'Name of the room',
  roomHint: 'Its light and backdrop are learnt together.',
  roomMissing: 'Give the room a name.',
  addRoom: 'Add a room',
  rename: 'Rename',
  renameOf: (room: string) => `Rename ${room}`,
  renameTitle: 'Rename this room',
  noRooms: 'No room yet. Add the room where photos are taken.',
  otherRoom: 'Room not said',
  otherRoomLead: 'Photos of sessions that have no room. Choose the room in a session’s details to learn it apart.',
  noDevice: 'Camera not named in the photos',
  nothing: 'Nothing is learnt here yet: all margins of error are assumed.',
  founded: (people: number, repeats: number) =>
    `${count(people, 'person', 'people')}, ${count(repeats, 'repeat photo', 'repeat photos')}`,
  since: (first: string, latest: string) => (first === latest ? first : `${first} to ${latest}`),
  outlying: (n: number) =>
    `${n === 1 ? 'One visit’s photos lie' : `The photos of ${n} visits lie`} unusually far apart and count only in part.`,
  next: {
    people: (n: number): Remedy => ({
      what: 'The noise of a photo is still assumed.',
      remedy: `Take 3 photos of ${n === 1 ? 'one more person' : 'two people'}, putting the camera down in between.`,
    }),
    shots: (n: number): Remedy => ({
      what: 'The noise of a photo is almost learnt.',
      remedy: `Take ${count(n, 'more repeat photo', 'more repeat photos')}, putting the camera down in between.`,
    }),
    due: (days: number): Remedy => ({
      what: `The last repeats are more than ${days} days old.`,
      remedy: 'Take 3 photos of one person to see that the room is still the same.',
    }),
  },
  learnt: 'The noise of a photo here is learnt.',
  learntFew: 'It is learnt from few photos, so the assumed value still weighs more. Every person more counts.',
  visits: (n: number) =>
    `The variation from one day to another is still assumed. Photograph people who are not being treated on ${count(n, 'more day', 'more days')} to learn it: every return visit of a person counts as one.`,
  visitsLearnt: 'The variation from one day to another is learnt.',
  table: (room: string, device: string) => `Noise learnt in ${room}, ${device}`,
  columns: {
    measure: 'Measure',
    shot: 'One photo varies by',
    visit: 'One day varies by',
    one: 'Smallest change seen with one photo a visit',
    three: 'With three photos',
  },
  assumed: (value: string) => `assumed: ${value}`,
  isAssumed: 'assumed',
  unknown: 'No repeats yet',
  people: 'People photographed here',
  personPhotos: (n: number, day: string) => `${count(n, 'photo', 'photos')}, ${day}`,
  noPhotos: 'no photos yet',
  start: 'Calibrate this room',
  startOf: (room: string) => `Calibrate this room: ${room}`,
  startTitle: (room: string) => `Calibrate ${room}`,
  startLead:
    'Choose someone whose skin is not being treated: a colleague will do. Their photos are kept apart from your clients’ courses.',
  person: 'Name or code',
  personMissing: 'Give a name or a code.',
  begin: 'Go to the photos',
  checklist: 'Three photos, each set up anew',
  steps: [
    'Take the first photo as you always do.',
    'Put the camera down, let the person stand up and sit down again.',
    'Do the same for the second and the third photo.',
  ],
  shots: (n: number) => (n >= 3 ? `${n} photos in the latest session: that is enough.` : `${n} of 3 photos so far.`),
  result: 'See what was learnt',
  later: 'Another day, come back here and add three photos more: that tells how much a day changes.',
} as const;
