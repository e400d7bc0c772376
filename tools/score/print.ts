import { lineDepthOf } from '../../src/domain/lineDepth.ts';
import type { ScoredChange, ScoredPhoto, ScoreReport } from './report.ts';

const number = (value: number | null, digits: number) => (value === null ? '–' : value.toFixed(digits));
const percent = (fraction: number | null) =>
  fraction === null ? '–' : `${fraction > 0 ? '+' : ''}${(100 * fraction).toFixed(1)} %`;

function photoLines(photo: ScoredPhoto): string[] {
  const lines = [`\n${photo.file}`];
  const { opened, capture, measured } = photo;
  if (opened)
    lines.push(
      `  opened     ${opened.widthPx} x ${opened.heightPx} ${opened.format}  sha256 ${opened.sha256.slice(0, 16)}`,
    );
  if (capture) {
    const facts = [capture.takenAt, capture.cameraMake, capture.cameraModel, capture.iso && `ISO ${capture.iso}`];
    lines.push(`  taken      ${facts.filter(Boolean).join('  ') || 'the file does not say'}`);
  }
  if (photo.refusal) return [...lines, `  refused    ${photo.refusal}`];
  if (measured) {
    const pose = measured.pose;
    const turned = pose
      ? `  yaw ${pose.yawDeg.toFixed(1)}  pitch ${pose.pitchDeg.toFixed(1)}  roll ${pose.rollDeg.toFixed(1)} deg`
      : '';
    lines.push(`  seen       ${measured.subject}, ${measured.view}${turned}`);
    lines.push(`  scale      ${number(measured.pxPerMm, 2)} px/mm (${measured.scaleSource})`);
    lines.push(`  reference  ${measured.reference.mode}${measured.reference.reliable ? '' : ', not reliable'}`);
  }
  for (const finding of photo.quality) {
    if (finding.level !== 'good')
      lines.push(`  ${finding.level.padEnd(10)} ${finding.check} ${finding.value.toFixed(3)}`);
  }
  lines.push('  region               measure            value    noise  coverage   pixels');
  for (const reading of photo.readings) {
    const depth = lineDepthOf(reading);
    const parts = depth === null ? '' : `  deep ${depth.deep.toFixed(2)} fine ${depth.fine.toFixed(2)}`;
    const value = reading.value === null ? (reading.reason ?? 'not measurable') : reading.value.toFixed(4);
    lines.push(
      `  ${reading.region.padEnd(20)} ${reading.measure.padEnd(13)} ${value.padStart(10)} ${number(reading.noise, 3).padStart(8)} ` +
        `${`${Math.round(100 * reading.coverage)} %`.padStart(9)} ${String(reading.pixels).padStart(8)}${parts}`,
    );
  }
  return lines;
}

function changeLine(change: ScoredChange): string {
  const { region, measure, reason } = change;
  const name = `  ${region.padEnd(20)} ${measure.padEnd(13)}`;
  if (reason !== null) return `${name} ${reason}`;
  const interval = `${percent(change.low)} .. ${percent(change.high)}`;
  const verdict = change.isWithinError ? 'within measurement error' : '';
  return `${name} ${percent(change.change).padStart(10)}  ${interval.padEnd(24)} ${percent(change.smallestDetectableChange).padStart(9)}  ${verdict}`;
}

/** The report as lines for a terminal. */
export function reportLines(report: ScoreReport): string[] {
  const lines = [`pipeline ${report.pipeline}`, ...report.photos.flatMap(photoLines)];
  let shown: string | null = null;
  for (const change of report.changes) {
    if (change.file !== shown) {
      shown = change.file;
      lines.push(`\nchange of ${change.file} against ${change.against}`);
      lines.push('  region               measure           change  95 % interval                 SDC95');
    }
    lines.push(changeLine(change));
  }
  return lines;
}
