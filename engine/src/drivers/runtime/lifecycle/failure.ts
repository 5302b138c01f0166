/** Why a task does not start; its text begins with an ECS error name. */
export class TaskFailure extends Error {}
