import { useRevalidator } from '@remix-run/react';
import { useRef, useState } from 'react';
import { type Problem, toProblem } from './client.ts';

/**
 * A write from a button: says when it is under way, keeps what went wrong, and reads the page anew
 * when it worked. A second click while it runs does nothing.
 */
export function useAction<Args extends unknown[], Answer>(
  act: (...args: Args) => Promise<Answer>,
  options: { onDone?: (answer: Answer) => void; onProblem?: (problem: Problem) => void } = {},
) {
  const revalidator = useRevalidator();
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);

  async function run(...args: Args): Promise<void> {
    if (running.current) return;
    running.current = true;
    setPending(true);
    setProblem(null);
    try {
      const answer = await act(...args);
      revalidator.revalidate();
      options.onDone?.(answer);
    } catch (thrown) {
      const found = toProblem(thrown);
      setProblem(found);
      options.onProblem?.(found);
    } finally {
      running.current = false;
      setPending(false);
    }
  }
  return { run, isPending, problem, clear: () => setProblem(null) };
}
