/** What a person can put right: shown as it stands, without a stack. Says what was wrong, and what to do next. */
export class Complaint extends Error {}
