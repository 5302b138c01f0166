// Why a phase failed: the status code and the message of its context, as CodeBuild gives them.
// https://docs.aws.amazon.com/codebuild/latest/APIReference/API_PhaseContext.html

export class PhaseFailure extends Error {
  readonly statusCode: string;

  constructor(statusCode: string, message: string) {
    super(message);
    this.statusCode = statusCode;
  }
}

/** The build was stopped or ran out of time: what it was doing has been killed. */
export class Interrupted extends Error {}
