// How a container ends that uses more memory than its limit.
// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/stopped-task-error-codes.html
export const outOfMemory = 'OutOfMemoryError: Container killed due to memory usage';

/** The exit code of what is killed: 128 and the number of SIGKILL. */
export const killedExitCode = 137;
