import type { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { holdsWord } from './plain-words.ts';

/** A longer password is strong by what stands first, and looking at all of it takes long. */
const lookedAt = 64;
/** Of zxcvbn's 0 to 4: an offline attacker on a slow hash needs more than 10^8 guesses. */
const leastScore = 3;

let loading: Promise<ZxcvbnFactory> | null = null;

/** The dictionaries take 50 MB and half a second, so they are read when first needed. */
function judge(): Promise<ZxcvbnFactory> {
  loading ??= (async () => {
    const [core, common, english] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
      import('@zxcvbn-ts/language-en'),
    ]);
    return new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
      translations: english.translations,
      maxLength: lookedAt,
    });
  })();
  return loading;
}

/**
 * What is wrong with a new password, as a sentence; null when it is good. Judged here alone: nothing
 * about it leaves the server.
 * @param words what it must not hold, see `plainWords`
 */
export async function passwordProblem(
  password: string,
  words: readonly string[],
): Promise<string | null> {
  if (holdsWord(password, words)) {
    return 'Leave out your name, your address, your organization and Assay: these are guessed first.';
  }
  const { score, feedback } = (await judge()).check(password, [...words]);
  if (score >= leastScore) return null;
  const why = feedback.warning ?? 'It would be guessed too soon.';
  return `${why} Take a few random words instead.`;
}
