import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { useClientView } from '../../actions/clientView/state.ts';
import { messages } from '../messages.ts';
import { VaultGate } from '../vault/VaultGate.tsx';
import { Failure } from './Failure.tsx';
import { NotFound } from './NotFound.tsx';
import { PATTERNS } from './routes.ts';
import { Shell } from './Shell.tsx';
import { StartScreen } from './StartScreen.tsx';

const ClientPage = lazy(() => import('../clients/ClientPage.tsx').then((screen) => ({ default: screen.ClientPage })));
const ConsentPage = lazy(() =>
  import('../consent/ConsentPage.tsx').then((screen) => ({ default: screen.ConsentPage })),
);
const RecordConsentPage = lazy(() =>
  import('../consent/RecordConsentPage.tsx').then((screen) => ({ default: screen.RecordConsentPage })),
);
const SignedConsentPage = lazy(() =>
  import('../consent/SignedConsentPage.tsx').then((screen) => ({ default: screen.SignedConsentPage })),
);
const ConsentTextsPage = lazy(() =>
  import('../consent/ConsentTextsPage.tsx').then((screen) => ({ default: screen.ConsentTextsPage })),
);
const PhotosPage = lazy(() => import('../capture/PhotosPage.tsx').then((screen) => ({ default: screen.PhotosPage })));
const AreaPage = lazy(() => import('../area/AreaPage.tsx').then((screen) => ({ default: screen.AreaPage })));
const ControlPage = lazy(() =>
  import('../control/ControlPage.tsx').then((screen) => ({ default: screen.ControlPage })),
);
const PlanPage = lazy(() => import('../plan/PlanPage.tsx').then((screen) => ({ default: screen.PlanPage })));
const TreatmentsPage = lazy(() =>
  import('../clinic/TreatmentsPage.tsx').then((screen) => ({ default: screen.TreatmentsPage })),
);
const CardPage = lazy(() => import('../card/CardPage.tsx').then((screen) => ({ default: screen.CardPage })));
const GreyPage = lazy(() => import('../grey/GreyPage.tsx').then((screen) => ({ default: screen.GreyPage })));
const CalibrationPage = lazy(() =>
  import('../calibration/CalibrationPage.tsx').then((screen) => ({ default: screen.CalibrationPage })),
);
const BackupPage = lazy(() => import('../backup/BackupPage.tsx').then((screen) => ({ default: screen.BackupPage })));
const TransferPage = lazy(() =>
  import('../backup/TransferPage.tsx').then((screen) => ({ default: screen.TransferPage })),
);
const ErasedPage = lazy(() => import('../backup/ErasedPage.tsx').then((screen) => ({ default: screen.ErasedPage })));
const ComparePage = lazy(() =>
  import('../compare/ComparePage.tsx').then((screen) => ({ default: screen.ComparePage })),
);
const ProgressPage = lazy(() =>
  import('../progress/ProgressPage.tsx').then((screen) => ({ default: screen.ProgressPage })),
);
const ReportPage = lazy(() => import('../report/ReportPage.tsx').then((screen) => ({ default: screen.ReportPage })));
const SummaryPage = lazy(() => import('../report/SummaryPage.tsx').then((screen) => ({ default: screen.SummaryPage })));
const ShowClientPage = lazy(() =>
  import('../clientView/ShowClientPage.tsx').then((screen) => ({ default: screen.ShowClientPage })),
);
const ClientFilePage = lazy(() =>
  import('../clientView/ClientFilePage.tsx').then((screen) => ({ default: screen.ClientFilePage })),
);
const OpenCopyPage = lazy(() =>
  import('../clientView/OpenCopyPage.tsx').then((screen) => ({ default: screen.OpenCopyPage })),
);
const ClientScreens = lazy(() =>
  import('../clientView/ClientScreens.tsx').then((screen) => ({ default: screen.ClientScreens })),
);
const PeoplePage = lazy(() => import('../vault/PeoplePage.tsx').then((screen) => ({ default: screen.PeoplePage })));
const LogPage = lazy(() => import('../vault/LogPage.tsx').then((screen) => ({ default: screen.LogPage })));
const SetUpPage = lazy(() => import('../vault/SetUpPage.tsx').then((screen) => ({ default: screen.SetUpPage })));
const PublishPage = lazy(() =>
  import('../publish/PublishPage.tsx').then((screen) => ({ default: screen.PublishPage })),
);
const SetsPage = lazy(() => import('../publish/SetsPage.tsx').then((screen) => ({ default: screen.SetsPage })));
const PrivacyPage = lazy(() =>
  import('../privacy/PrivacyPage.tsx').then((screen) => ({ default: screen.PrivacyPage })),
);

function Screens() {
  const [location] = useHashLocation();
  return (
    <Failure key={location.split('/').slice(0, 4).join('/')}>
      <Suspense fallback={<p role="status">{messages.app.loading}</p>}>
        <Switch>
          <Route path={PATTERNS.start} component={StartScreen} />
          <Route path={PATTERNS.client} component={ClientPage} />
          <Route path={PATTERNS.consent} component={ConsentPage} />
          <Route path={PATTERNS.newConsent} component={RecordConsentPage} />
          <Route path={PATTERNS.signedConsent} component={SignedConsentPage} />
          <Route path={PATTERNS.consentTexts} component={ConsentTextsPage} />
          <Route path={PATTERNS.photos} component={PhotosPage} />
          <Route path={PATTERNS.area} component={AreaPage} />
          <Route path={PATTERNS.control} component={ControlPage} />
          <Route path={PATTERNS.card} component={CardPage} />
          <Route path={PATTERNS.grey} component={GreyPage} />
          <Route path={PATTERNS.plan} component={PlanPage} />
          <Route path={PATTERNS.treatments} component={TreatmentsPage} />
          <Route path={PATTERNS.calibration} component={CalibrationPage} />
          <Route path={PATTERNS.people} component={PeoplePage} />
          <Route path={PATTERNS.log} component={LogPage} />
          <Route path={PATTERNS.setUp} component={SetUpPage} />
          <Route path={PATTERNS.backup} component={BackupPage} />
          <Route path={PATTERNS.transfer} component={TransferPage} />
          <Route path={PATTERNS.erased} component={ErasedPage} />
          <Route path={PATTERNS.publish} component={PublishPage} />
          <Route path={PATTERNS.sets} component={SetsPage} />
          <Route path={PATTERNS.compare} component={ComparePage} />
          <Route path={PATTERNS.progress} component={ProgressPage} />
          <Route path={PATTERNS.clientFile} component={ClientFilePage} />
          <Route path={PATTERNS.openCopy} component={OpenCopyPage} />
          <Route path={PATTERNS.show} component={ShowClientPage} />
          <Route path={PATTERNS.report} component={ReportPage} />
          <Route path={PATTERNS.summary} component={SummaryPage} />
          <Route path={PATTERNS.privacy} component={PrivacyPage} />
          <Route component={NotFound} />
        </Switch>
      </Suspense>
    </Failure>
  );
}

/** The product's screens, or the client's alone while the screen is theirs: nothing else has a route then. */
function ScreensOrClients() {
  const view = useClientView();
  if (view === null) return <Screens />;
  return (
    <Failure>
      <Suspense fallback={<p role="status">{messages.app.loading}</p>}>
        <ClientScreens view={view} />
      </Suspense>
    </Failure>
  );
}

/** The whole product: its frame, and one screen by the address after `#`. */
export function App() {
  return (
    <Router hook={useHashLocation}>
      <Shell>
        <VaultGate>
          <ScreensOrClients />
        </VaultGate>
      </Shell>
    </Router>
  );
}
