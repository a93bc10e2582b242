import { describe, expect, it } from 'vitest';
import {
  afterEvent,
  progressOf,
  startSession,
  wantsMore,
  type Asked,
  type Session,
  type SessionEvent,
} from '../../../../src/workbench/pages/review/review-session.ts';

const asked = (id: string, isStated = true): Asked => ({
  id,
  formId: `form ${id}`,
  conceptId: `concept ${id}`,
  mapping: isStated ? { id } : null,
});
const loaded = (...ids: string[]): SessionEvent<Asked> => ({
  kind: 'LOADED',
  questions: ids.map((id) => asked(id)),
  isWhole: false,
});
const answered = (key: string, verdict: 'CONFIRMED' | 'REJECTED' = 'CONFIRMED', atMs = 0): SessionEvent<Asked> => ({
  kind: 'ANSWERED',
  key,
  verdict,
  atMs,
});
const after = (...events: SessionEvent<Asked>[]): Session<Asked> => events.reduce(afterEvent, startSession<Asked>());
const idsOf = (session: Session<Asked>) => session.waiting.map(({ id }) => id);
const errandsOf = (session: Session<Asked>) => session.outbox.map(({ kind, id }) => `${kind} ${id}`);

describe('a session of review', () => {
  it('goes to the next question at once, and keeps the answer to be sent', () => {
    const session = after(loaded('a', 'b'), answered('1'));
    expect(idsOf(session)).toEqual(['b']);
    expect(session.outbox).toEqual([
      {
        kind: 'ANSWER',
        key: '1',
        id: 'a',
        isStated: true,
        formId: 'form a',
        conceptId: 'concept a',
        verdict: 'CONFIRMED',
      },
    ]);
  });

  it('answers nothing where nothing is asked', () => {
    expect(after(answered('1'))).toEqual(startSession());
  });

  it('keeps what is looked at and what was made ready when questions come anew, and asks none twice', () => {
    const session = after(loaded('a', 'b', 'c', 'd'), answered('1'), loaded('a', 'd', 'c', 'b', 'e'));
    expect(idsOf(session)).toEqual(['b', 'c', 'd', 'e']);
  });

  it('does not ask what an earlier sitting has answered but not sent', () => {
    const left = after(loaded('a', 'b'), answered('1')).outbox;
    expect(idsOf(afterEvent(startSession(left), loaded('a', 'b')))).toEqual(['b']);
  });

  it('forgets an answer that is undone before it was sent, and takes one back that was', () => {
    const unsent = after(loaded('a', 'b'), answered('1'), { kind: 'UNDONE', key: '2' });
    expect(idsOf(unsent)).toEqual(['a', 'b']);
    expect(unsent.outbox).toEqual([]);
    const sent = after(
      loaded('a', 'b'),
      answered('1'),
      { kind: 'SENDING' },
      { kind: 'DONE' },
      { kind: 'UNDONE', key: '2' },
    );
    expect(errandsOf(sent)).toEqual(['TAKE_BACK a']);
    const onItsWay = after(loaded('a', 'b'), answered('1'), { kind: 'SENDING' }, { kind: 'UNDONE', key: '2' });
    expect(errandsOf(onItsWay)).toEqual(['ANSWER a', 'TAKE_BACK a']);
    expect(idsOf(onItsWay)).toEqual(['a', 'b']);
  });

  it('takes an answer back before the same question is answered again', () => {
    const session = after(
      loaded('a', 'b'),
      answered('1'),
      { kind: 'SENDING' },
      { kind: 'DONE' },
      { kind: 'UNDONE', key: '2' },
      answered('3', 'REJECTED'),
    );
    expect(errandsOf(session)).toEqual(['TAKE_BACK a', 'ANSWER a']);
  });

  it('undoes one answer after the other, the latest first', () => {
    const session = after(
      loaded('a', 'b', 'c'),
      answered('1'),
      answered('2'),
      { kind: 'UNDONE', key: '3' },
      { kind: 'UNDONE', key: '4' },
      { kind: 'UNDONE', key: '5' },
    );
    expect(idsOf(session)).toEqual(['a', 'b', 'c']);
    expect(session.given).toEqual([]);
  });

  it('loses nothing while the server is away', () => {
    const session = after(
      loaded('a', 'b', 'c'),
      answered('1'),
      { kind: 'SENDING' },
      { kind: 'DELAYED', message: 'away' },
      answered('2'),
    );
    expect(errandsOf(session)).toEqual(['ANSWER a', 'ANSWER b']);
    expect(session).toMatchObject({ isSending: false, trouble: 'away' });
    expect(afterEvent(afterEvent(session, { kind: 'SENDING' }), { kind: 'DONE' })).toMatchObject({
      trouble: undefined,
    });
  });

  it('says what the server did not take, counts it no more, and asks it again where that is wanted', () => {
    const refused = after(
      loaded('a', 'b'),
      answered('1'),
      { kind: 'SENDING' },
      { kind: 'REFUSED', message: 'no such' },
    );
    expect(refused).toMatchObject({ given: [], outbox: [], refusals: [{ message: 'no such' }] });
    expect(idsOf(afterEvent(refused, { kind: 'ASKED_AGAIN', place: 0 }))).toEqual(['a', 'b']);
    expect(afterEvent(refused, { kind: 'DISMISSED', place: 0 })).toMatchObject({ refusals: [] });
  });

  it('asks for more at the start, after some answers, and when few are left', () => {
    expect(wantsMore(startSession())).toBe(true);
    expect(wantsMore(after(loaded('a', 'b')))).toBe(false);
    expect(wantsMore(after(loaded('a', 'b', 'c', 'd'), answered('1')))).toBe(true);
    const many = after(loaded('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'), answered('1'));
    expect(wantsMore(many)).toBe(false);
    expect(wantsMore({ ...many, answeredSince: 6 })).toBe(true);
    const whole = { ...after(loaded('a', 'b'), answered('1')), isWhole: true };
    expect(wantsMore(whole)).toBe(false);
    expect(wantsMore(afterEvent(whole, answered('2')))).toBe(true);
  });

  it('counts what was answered, and in how long', () => {
    const session = after(loaded('a', 'b', 'c'), answered('1', 'CONFIRMED', 60_000), answered('2', 'REJECTED', 90_000));
    expect(progressOf(session, 180_000)).toEqual({ count: 2, minutes: 2 });
    expect(progressOf(startSession(), 5)).toEqual({ count: 0, minutes: 0 });
  });

  it('renames the concept of all questions about it', () => {
    const session = after(loaded('a', 'b'), {
      kind: 'RENAMED',
      from: 'concept b',
      change: (question) => ({ ...question, conceptId: 'kite' }),
    });
    expect(session.waiting.map(({ conceptId }) => conceptId)).toEqual(['concept a', 'kite']);
  });
});
