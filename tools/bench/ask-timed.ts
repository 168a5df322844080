/** How long an address takes to answer whoever has this cookie, in milliseconds. @throws when it refuses */
export function timedAsk({ cookie }: { cookie: string }): (url: string) => Promise<number> {
  const headers = { cookie };
  return async (url) => {
    const started = performance.now();
    const answer = await fetch(url, { headers });
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
    return performance.now() - started;
  };
}
