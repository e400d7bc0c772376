/** How long a passphrase would hold. */
export interface Strength {
  /** 0: found at once, 4: good for this. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Guesses needed, as a power of ten. */
  readonly guessesLog10: number;
}

/** @param passphrase a long one costs time, so the end of it isn't looked at */
export async function strengthOf(passphrase: string): Promise<Strength> {
  const { check } = await estimator();
  const { score, guessesLog10 } = check(passphrase.slice(0, 100));
  return { score, guessesLog10 };
}

let made: ReturnType<typeof load> | null = null;

function estimator(): ReturnType<typeof load> {
  made ??= load();
  made.catch(() => {
    made = null;
  });
  return made;
}

/** The lists of common passwords are large, and only wanted while somebody thinks one up. */
async function load() {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  const factory = new ZxcvbnFactory({ graphs: adjacencyGraphs, dictionary });
  return { check: (passphrase: string) => factory.check(passphrase) };
}
