/**
 * Names the way from a photo to its numbers. It changes whenever the same photo would give other numbers; readings of
 * another pipeline are measured again from the stored photo and never share a line with these.
 */
export const PIPELINE = 'skin-5';
