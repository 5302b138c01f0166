// What CodePipeline says of a revision or an action in a line.

/** A source's summary is JSON with the commit's message; any other summary is text. Returns the first line of either. */
export function summaryLine(summary: string | undefined): string {
  try {
    const { CommitMessage } = JSON.parse(summary ?? '') as { CommitMessage?: string };
    return CommitMessage?.split('\n')[0] ?? '';
  } catch {
    return summary?.split('\n')[0] ?? '';
  }
}
