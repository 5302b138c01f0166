// What an action or a source says of what it did.

/** A source's is JSON, with the commit's message. */
export function summaryOf(summary = ''): string {
  try {
    return String(JSON.parse(summary).CommitMessage ?? summary);
  } catch {
    return summary;
  }
}
