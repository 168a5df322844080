import { useCallback, useEffect, useState } from 'react';
import { AuthProblem } from './auth-problem.ts';

/**
 * For buttons that lead to another site: which of them was pressed, until the browser comes back to this
 * page by its own button, and what kept it here.
 */
export function useLeaving() {
  const [leaving, setLeaving] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    const stay = () => setLeaving(null);
    window.addEventListener('pageshow', stay);
    return () => window.removeEventListener('pageshow', stay);
  }, []);
  const leave = useCallback(async (id: string, go: () => Promise<void>) => {
    setLeaving(id);
    setProblem(null);
    try {
      await go();
    } catch (thrown) {
      setLeaving(null);
      setProblem(
        thrown instanceof AuthProblem ? thrown.message : 'It did not work. Try again in a moment.',
      );
    }
  }, []);
  return { leaving, problem, leave };
}
