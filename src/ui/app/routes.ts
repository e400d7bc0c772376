import type { ClientId, ConsentId, CourseId, PhotoId } from '../../domain/ids.ts';

/** Patterns of the screens, as the router reads them. */
export const PATTERNS = {
  start: '/',
  client: '/clients/:clientId',
  consent: '/clients/:clientId/consent',
  newConsent: '/clients/:clientId/consent/new',
  signedConsent: '/clients/:clientId/consent/:consentId',
  photos: '/courses/:courseId/photos',
  compare: '/courses/:courseId/compare/:left?/:right?',
  progress: '/courses/:courseId/progress',
  plan: '/courses/:courseId/plan',
  publish: '/courses/:courseId/publish',
  report: '/courses/:courseId/report',
  summary: '/courses/:courseId/summary',
  area: '/courses/:courseId/area/:photoId',
  control: '/courses/:courseId/control/:photoId',
  grey: '/courses/:courseId/grey/:photoId',
  card: '/courses/:courseId/card/:photoId',
  treatments: '/clinic/treatments',
  calibration: '/clinic/calibration',
  consentTexts: '/clinic/consent',
  people: '/clinic/people',
  log: '/clinic/log',
  setUp: '/vault/new',
  sets: '/clinic/sets',
  backup: '/clinic/backup',
  transfer: '/clients/:clientId/transfer',
  show: '/clients/:clientId/show',
  clientFile: '/clients/:clientId/file',
  openCopy: '/copy',
  erased: '/erased',
  privacy: '/privacy',
} as const;

export const toClient = (id: ClientId) => `/clients/${id}`;
export const toConsent = (id: ClientId) => `/clients/${id}/consent`;
export const toNewConsent = (id: ClientId) => `/clients/${id}/consent/new`;
export const toSignedConsent = (id: ClientId, consentId: ConsentId) => `/clients/${id}/consent/${consentId}`;
export const toTransfer = (id: ClientId) => `/clients/${id}/transfer`;
export const toShow = (id: ClientId) => `/clients/${id}/show`;
export const toClientFile = (id: ClientId) => `/clients/${id}/file`;
export const toPhotos = (id: CourseId) => `/courses/${id}/photos`;
export const toCompare = (id: CourseId, left?: PhotoId, right?: PhotoId) =>
  left && right ? `/courses/${id}/compare/${left}/${right}` : `/courses/${id}/compare`;
export const toProgress = (id: CourseId) => `/courses/${id}/progress`;
export const toReport = (id: CourseId) => `/courses/${id}/report`;
export const toSummary = (id: CourseId) => `/courses/${id}/summary`;
export const toPlan = (id: CourseId) => `/courses/${id}/plan`;
export const toPublish = (id: CourseId) => `/courses/${id}/publish`;
export const toArea = (id: CourseId, photoId: PhotoId) => `/courses/${id}/area/${photoId}`;
export const toControl = (id: CourseId, photoId: PhotoId) => `/courses/${id}/control/${photoId}`;
export const toCard = (id: CourseId, photoId: PhotoId) => `/courses/${id}/card/${photoId}`;
export const toGrey = (id: CourseId, photoId: PhotoId) => `/courses/${id}/grey/${photoId}`;
