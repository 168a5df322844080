/** "1 reply", "2,000 replies". */
export function repliesText(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'reply' : 'replies'}`;
}

/** Of kilobytes and megabytes of 1024: "12 kB", "3.4 MB", "256 MB". */
export function sizeText(bytes: number): string {
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${Math.ceil(kilobytes)} kB`;
  return `${Number((kilobytes / 1024).toFixed(1))} MB`;
}
