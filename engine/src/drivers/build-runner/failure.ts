// Why a phase failed: the status code and message of CodeBuild's phase context.
// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_PhaseContext.html

export class PhaseFailure extends Error {
  readonly statusCode: string;

  constructor(statusCode: string, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** The build was stopped or timed out, and its processes have been killed. */
export class Interrupted extends Error {}
