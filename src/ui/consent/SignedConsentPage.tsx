import { useParams } from 'wouter';
import { readSignedConsent, type SignedConsent } from '../../actions/consent/readConsents.ts';
import { useStored } from '../../actions/useStored.ts';
import type { ScopeGrant } from '../../domain/consent.ts';
import type { ClientId, ConsentId } from '../../domain/ids.ts';
import { NotFound } from '../app/NotFound.tsx';
import { toConsent } from '../app/routes.ts';
import { formatDay } from '../format.ts';
import { messages } from '../messages.ts';
import { Button } from '../parts/Button.tsx';
import { Crumbs } from '../parts/Crumbs.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Notice } from '../parts/Notice.tsx';
import panels from '../parts/Panel.module.css';
import { Title } from '../parts/Title.tsx';
import { IDENTITY_NAMES, PLATFORM_NAMES, SCOPE_NAMES } from '../words/consentNames.ts';
import { REGION_NAMES } from '../words/names.ts';
import styles from './Consent.module.css';
import { SignatureDrawing } from './SignatureDrawing.tsx';
import { TextView } from './TextView.tsx';

const { consent: words } = messages;

/** What was signed, word for word, to be read again or printed. */
export function SignedConsentPage() {
  const { clientId, consentId } = useParams() as { clientId: ClientId; consentId: ConsentId };
  const signed = useStored(readSignedConsent(clientId, consentId), [clientId, consentId]);
  if (signed === undefined) return <p role="status">{messages.app.loading}</p>;
  if (signed === null) return <NotFound />;
  const { client, consent, text } = signed;
  return (
    <div className={styles.page}>
      <div className={styles.hero}>
        <Crumbs href={toConsent(clientId)} label={client.label} isName />
        <Title>{words.signedTitle}</Title>
        <div className={styles.tools}>
          <Button onPress={() => window.print()}>
            <Icon name="print" />
            {words.print}
          </Button>
        </div>
      </div>
      <section className={panels.panel} aria-label={words.text}>
        {text === null ? <Notice kind="danger" words={words.textGone} /> : <TextView text={text} />}
      </section>
      <section className={panels.panel} aria-labelledby="uses">
        <h2 id="uses">{words.uses}</h2>
        <ul className={styles.list}>
          {consent.scopes.map((grant) => (
            <li key={grant.scope} className={styles.row}>
              <span>{nameOfUse(grant)}</span>
              <span className={styles.soft}>{endOf(grant)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className={panels.panel} aria-labelledby="sign">
        <h2 id="sign">{words.sign}</h2>
        <dl className={styles.facts}>
          {factsOf(signed).map(([name, value]) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd translate="no">{value}</dd>
            </div>
          ))}
        </dl>
        <div className={styles.signature}>
          {consent.strokes.length > 0 ? (
            <SignatureDrawing strokes={consent.strokes} signer={consent.signer} />
          ) : (
            <p>{words.typed}</p>
          )}
          <p translate="no">{words.signedLine(consent.signer, formatDay(consent.signedOn))}</p>
        </div>
      </section>
    </div>
  );
}

function nameOfUse({ scope, platforms }: ScopeGrant): string {
  const names = platforms.map((one) => PLATFORM_NAMES[one as keyof typeof PLATFORM_NAMES] ?? one);
  return names.length === 0 ? SCOPE_NAMES[scope] : `${SCOPE_NAMES[scope]}: ${names.join(', ')}`;
}

function endOf({ until, withdrawnOn }: ScopeGrant): string {
  if (withdrawnOn !== null) return words.withdrawnOn(formatDay(withdrawnOn));
  return until === null ? words.noEnd : words.untilDay(formatDay(until));
}

function factsOf({ client, consent }: SignedConsent): readonly (readonly [string, string])[] {
  const { facts } = words;
  const { regions, photoIds, territory, text } = consent;
  return [
    [facts.client, client.label],
    [facts.signedOn, formatDay(consent.signedOn)],
    [facts.signer, consent.signer],
    [facts.witness, consent.witness || '–'],
    [facts.age, consent.isAdult ? words.adultYes : words.adultNo],
    [facts.identity, IDENTITY_NAMES[consent.identity]],
    [facts.regions, regions === null ? words.regionsAll : regions.map((one) => REGION_NAMES[one]).join(', ')],
    [facts.photos, photoIds === null ? words.photosAll : words.photosChosen(photoIds.length)],
    [facts.marks, consent.marksCovered ? words.marksCovered : words.marksShown],
    [facts.review, consent.reviewBeforePosting ? words.reviewYes : words.reviewNo],
    [facts.territory, territory || words.anywhere],
    [facts.text, `${text.language}, ${words.textVersion(text.version, text.id.startsWith('skinseries-default'))}`],
    [facts.hash, text.sha256],
  ];
}
