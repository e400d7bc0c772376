import { app } from './words/app.ts';
import { area } from './words/area.ts';
import { backup } from './words/backup.ts';
import { calibration } from './words/calibration.ts';
import { card, tone } from './words/card.ts';
import { client, course, start } from './words/clients.ts';
import { clientFile, clientView } from './words/clientView.ts';
import { comparability, compare } from './words/compare.ts';
import { consent } from './words/consent.ts';
import { control } from './words/control.ts';
import { grey } from './words/grey.ts';
import { healing } from './words/healing.ts';
import { clinicFrame, library } from './words/library.ts';
import { passphrase } from './words/passphrase.ts';
import { people } from './words/people.ts';
import { photos } from './words/photos.ts';
import { plan } from './words/plan.ts';
import { privacy } from './words/privacy.ts';
import { progress } from './words/progress.ts';
import { publish } from './words/publish.ts';
import { report, summary } from './words/report.ts';
import { vault } from './words/vault.ts';
import { verdict, words } from './words/verdict.ts';

/** Every word of the screens that isn't the name of a thing, by screen. */
export const messages = {
  app,
  privacy,
  start,
  client,
  course,
  consent,
  photos,
  area,
  control,
  compare,
  comparability,
  progress,
  report,
  summary,
  words,
  verdict,
  healing,
  library,
  clinicFrame,
  plan,
  passphrase,
  clientView,
  clientFile,
  people,
  vault,
  backup,
  publish,
  calibration,
  grey,
  card,
  tone,
} as const;
