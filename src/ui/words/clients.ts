import { count } from './counts.ts';
import type { Remedy } from './remedy.ts';

export const start = {
  title: 'See what has really changed in the skin',
  lead: 'Add the photos of a course of treatments. Skinseries lines them up, measures redness, pigmentation, lines and pores, and shows the change from the first visit with its margin of error.',
  clients: 'Clients',
  noClients: 'No clients yet. Add the first one, or look at the example.',
  addClient: 'Add a client',
  clientLabel: 'Name or code',
  clientHint: 'A code is enough, if you would rather not keep a name here.',
  clientMissing: 'Give a name or a code.',
  courses: (n: number) => (n === 0 ? 'No course yet' : count(n, 'course', 'courses')),
  exampleTitle: 'Try the example course',
  exampleLead: 'Five visits, measured and ready to open.',
  exampleLabel: 'Rendered example, no real person',
  exampleTone: { light: 'Light skin', dark: 'Dark skin' },
  openExample: (tone: string) => `Open the example: ${tone}`,
  opening: 'Opening the example…',
} as const;

export const client = {
  windowTitle: 'Client',
  courses: 'Courses',
  noCourses: 'No course yet. A course is one area and one treatment, followed over its visits.',
  addCourse: 'Add a course',
  area: 'Area',
  concern: 'What is followed',
  treatment: 'Treatment',
  noTreatment: 'No treatment chosen',
  planned: 'Planned sessions',
  plannedHint: (least: number, most: number) =>
    least === most ? `The library says ${least}.` : `The library says ${least} to ${most}.`,
  plannedRange: 'Between 1 and 24.',
  treated: 'What is treated',
  treatedWhole: 'The whole face',
  treatedRegions: 'Chosen regions',
  treatedHint:
    'Say it now, before the first change is seen: the verdict is given on these regions, and can’t be picked later.',
  treatedList: 'Treated regions',
  treatedMissing: 'Choose at least one region.',
  create: 'Add the course',
  progressOf: (done: number, planned: number) => `${count(done, 'session', 'sessions')} so far, ${planned} planned`,
  erase: 'Delete this client',
  eraseTitle: (label: string) => `Delete ${label}?`,
  eraseBody: (courses: number) =>
    `This deletes the client, ${count(courses, 'course', 'courses')} with all sessions, every photo and every measurement from this device. It can’t be undone.`,
  stillShown: (sets: number): Remedy => ({
    what: `${sets === 1 ? 'A published set' : `${sets} published sets`} with this client’s photos may still be seen.`,
    remedy:
      'Have that taken down first, or print the list of where it was shown: after deleting, nothing here remembers it.',
  }),
  whereShown: 'Where it was shown',
  eraseConfirm: 'Delete everything',
  example: 'Example',
} as const;

export const course = {
  tabs: {
    photos: 'Photos',
    compare: 'Compare',
    progress: 'Progress',
    plan: 'Plan',
    report: 'Report',
    publish: 'Publish',
  },
  tabsLabel: 'This course',
  title: (area: string, concern: string) => `${area} · ${concern}`,
  session: (n: number) => `Session ${n}`,
  first: 'First session',
  again: 'Measure again',
  againBusy: 'Measuring…',
  againHint: 'Measures every photo of this course anew, here, now.',
} as const;
