// The exit codes of every command, and what they mean.

export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  hangUp: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** For the reference. */
export const exitCodeMeanings: Readonly<Record<ExitCode, string>> = {
  0: 'Done. Also when the reader of the output closed it early, as `head` does.',
  1: 'Not done. Standard error says why, and what to do.',
  2: 'The command line makes no sense; nothing was done.',
  129: 'Ended by SIGHUP.',
  130: 'Ended by Ctrl-C (SIGINT); in `up`, by a second Ctrl-C that did not wait for an orderly end.',
  143: 'Ended by SIGTERM.',
};
