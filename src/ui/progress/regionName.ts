import type { TrendRegion } from '../../domain/treatedArea.ts';
import { messages } from '../messages.ts';
import { REGION_NAMES } from '../words/names.ts';

/** A region's name, the treated regions together among them. */
export function regionName(region: TrendRegion): string {
  return region === 'treated' ? messages.verdict.treatedArea : REGION_NAMES[region];
}
