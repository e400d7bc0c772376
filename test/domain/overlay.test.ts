import { converter, filterDeficiencyDeuter, filterDeficiencyProt, parse } from 'culori';
import { describe, expect, it } from 'vitest';
import { DIFFERENCE_STOPS, OVERLAY_STOPS, overlayOpacity } from '../../src/domain/overlay.ts';

const toLab = converter('lab');
const EYES = {
  full: (colour: ReturnType<typeof parse>) => colour,
  deuteranope: filterDeficiencyDeuter(1),
  protanope: filterDeficiencyProt(1),
};

describe('overlay colours', () => {
  it.each(Object.keys(EYES) as (keyof typeof EYES)[])(
    'are in order of lightness and tell less from more: %s',
    (eye) => {
      const lab = (hex: string) => toLab(EYES[eye](parse(hex)!)!)!;
      const rising = OVERLAY_STOPS.map((hex) => lab(hex).l);
      for (let i = 1; i < rising.length; i++) expect(rising[i]! - rising[i - 1]!).toBeGreaterThan(1);
      // Blue-yellow is the axis that red-green blindness leaves.
      expect(lab(DIFFERENCE_STOPS.at(-2)!).b - lab(DIFFERENCE_STOPS[1]).b).toBeGreaterThan(50);
    },
  );

  it('let the skin through where there is nothing', () => {
    expect(overlayOpacity(0)).toBe(0);
    expect(overlayOpacity(0.2)).toBeLessThan(overlayOpacity(0.35));
    expect(overlayOpacity(1)).toBeLessThan(1);
  });
});
