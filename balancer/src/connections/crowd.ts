// Members that come and go thousands of times a second, in no order. A Set would do, but it moves to a new table every
// few hundred of them, and V8 keeps each table alive by the one before until the next full collection; every request
// that ever stood in one grows old with it. Here a member knows its place, and leaving gives that to the last one.

export class Crowd<Member> {
  readonly #members: Member[] = [];
  readonly #placeOf: (member: Member) => number;
  readonly #move: (member: Member, place: number) => void;

  /**
   * @param placeOf where `move` said that a member stands: −1 while it is not in the crowd.
   */
  constructor(placeOf: (member: Member) => number, move: (member: Member, place: number) => void) {
    this.#placeOf = placeOf;
    this.#move = move;
  }

  get size(): number {
    return this.#members.length;
  }

  add(member: Member): void {
    if (this.#placeOf(member) >= 0) return;
    this.#move(member, this.#members.length);
    this.#members.push(member);
  }

  delete(member: Member): void {
    const place = this.#placeOf(member);
    if (place < 0) return;
    this.#move(member, -1);
    const last = this.#members.pop()!;
    if (last === member) return;
    this.#members[place] = last;
    this.#move(last, place);
  }

  clear(): void {
    for (const member of this.#members) this.#move(member, -1);
    this.#members.length = 0;
  }

  /**
   * Visits all that are there, whichever of them leave meanwhile; one that comes meanwhile waits for the next time. Who
   * has been visited and stays may be visited again, when another one leaves.
   */
  each(visit: (member: Member) => void): void {
    for (let place = this.#members.length - 1; place >= 0; place--) {
      const member = this.#members[place];
      if (member !== undefined) visit(member);
    }
  }
}
