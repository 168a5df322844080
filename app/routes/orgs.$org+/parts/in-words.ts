import { toProblem } from '#app/rpc/client.ts';

/** Waits for a call; a refusal becomes an Error whose message is for people. */
export async function inWords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (thrown) {
    throw new Error(toProblem(thrown).message, { cause: thrown });
  }
}
