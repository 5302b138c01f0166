// Errors that a person can fix. They are shown as they are, without a stack trace; any other error is a defect.

/** Something that cannot be done, with what to do about it. Ends the command with exit code 1. */
export class UserError extends Error {}

/** A command line that makes no sense. Ends the command with exit code 2. */
export class UsageError extends UserError {
  /** The command whose `--help` explains it; undefined when the command itself is unknown. */
  readonly command: string | undefined;

  constructor(message: string, command?: string) {
    super(message);
    this.command = command;
  }
}
