/** Face regions of the canonical atlas. `right` is the subject's right (image left on an unmirrored photo). */
export const FACE_REGIONS = [
  'forehead',
  'glabella',
  'nose',
  'perioral',
  'chin',
  'cheek-right',
  'cheek-left',
  'under-eye-right',
  'under-eye-left',
  'crows-feet-right',
  'crows-feet-left',
  'upper-eyelid-right',
  'upper-eyelid-left',
  'nasolabial-right',
  'nasolabial-left',
  'jaw-right',
  'jaw-left',
] as const;

export type FaceRegion = (typeof FACE_REGIONS)[number];

/** `face`: all visible facial skin together. `area`: the drawn body area. */
export type RegionId = FaceRegion | 'face' | 'area';
