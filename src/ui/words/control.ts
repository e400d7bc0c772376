export const control = {
  open: 'Choose clear skin',
  title: 'Choose clear skin',
  lead: 'Redness and pigmentation are read against a patch of clear skin in the same photo. So another light or another camera does not pass for a change of the skin.',
  how: 'Choose untreated skin without redness, spots, hair or shine, in the same light as the rest.',
  where: {
    face: 'It has to lie on the face. The middle of the forehead is mostly the best place.',
    area: 'It has to lie inside the drawn area or within 2 cm of it.',
  },
  editor: 'Your own patch of clear skin on the photo',
  stage: 'The proposed clear skin on the photo',
  which: 'Clear skin',
  proposed: 'Proposed',
  own: 'My own',
  reference: 'A: the skin that counts as clear',
  check: 'B: checks that it stayed so',
  halves: 'Your patch is split in two: one half counts as clear skin, the other checks it.',
  foundAgain: 'The proposed patch is found again when you save.',
  size: (cm2: string) => `Your patch covers ${cm2} cm².`,
  tooSmall: 'At least 2 cm² are needed, better 4.',
  inUse: 'What is used now',
  unknown: 'This photo came with its numbers ready. Measured again on this device, it shows its patch.',
  pending: 'The photo is being measured. Its patch appears by itself.',
  reliable: 'The patch is even and can be relied on.',
  why: {
    proposed: (place: string) => `${place} was proposed because its skin is even in colour, well lit and large enough.`,
    own: 'Your own patch is even in colour, well lit and large enough.',
    place: {
      forehead: 'The forehead',
      cheeks: 'Both cheeks',
      beside: 'The skin beside the area',
    },
    leftOut: (pct: string) => `${pct} of it was left out: hair, shine, shadow or spots.`,
  },
  unreliable: {
    what: 'The patch is not even enough to rely on.',
    remedy: 'Choose a place without hair, shine or shadow.',
  },
  flaw: {
    'too-little': {
      what: 'Too little bare skin shows in the patch.',
      remedy: 'Move hair and cloth away and retake the photo, or choose another place yourself.',
    },
    uneven: {
      what: 'The skin of the patch differs in colour from one part to another.',
      remedy: 'Choose a place without redness, spots or hair, in one kind of light.',
    },
    shiny: {
      what: 'The patch shines on one side more than on the other.',
      remedy: 'Dab the skin dry and soften the light, or choose a duller place yourself.',
    },
  },
  mode: {
    control: 'The numbers of this photo are read against clear skin beside the area.',
    card: 'The numbers of this photo are read against the colour card in it.',
    grey: 'The numbers of this photo are read against the grey patch you marked.',
    'within-face':
      'The numbers of this photo are read against clear skin of the same area, which is the usual way for a face. A change that all of it shares would not show.',
    unreferenced:
      'The numbers of this photo are read against the average of all its skin, so their margin of error is wide.',
  },
  save: 'Use this skin',
  kept: 'This is what is used now.',
  keep: 'Keep it',
  keepAndNext: (session: string) => `Keep it, then ${session}`,
  saveAndNext: (session: string) => `Use it, then ${session}`,
  all: 'All photos of this view',
  allLead:
    'A patch of your own counts for one photo. Draw it in the same place on each of them, the first session first. The proposed one is looked for in the same place by itself.',
  mixed: {
    what: 'Some photos use your own patch, others the proposed one.',
    remedy: 'Use the same skin on all of them, or the colours of two visits are held against different skin.',
  },
  fact: (isOwn: boolean, isReliable: boolean) =>
    `${isOwn ? 'Your own' : 'Proposed'}, ${isReliable ? 'can be relied on' : 'not even enough'}`,
} as const;
