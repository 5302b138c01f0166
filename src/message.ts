// The one line of the payload that is the team's own. Change it, commit, and watch the commit go live.
export const message = 'Hello from Drydock';
