import type { SourceFile } from '../source-file.ts';
import { blankComments } from '../text/blank-comments.ts';
import { countWhile } from '../text/count-while.ts';
import type { Cues } from './code/cues.ts';
import type { Placed } from './code-reading.ts';
import { conventionsFor, originsOf } from './convention-signs.ts';
import type { Sighting } from './sightings/sightings.ts';
import type { Signal } from './signal.ts';

/** What a file of a language that is not read as code says by the conventions of its framework. */
export interface ConventionReading {
  readonly controls: readonly ConventionControl[];
  /** The switches that stand here, by the source of their expression. */
  readonly switches: readonly string[];
}

export interface ConventionControl extends Omit<Signal, 'stage' | 'path'> {
  readonly switch?: string;
  /** Of CORS. */
  readonly origins?: string;
}

const mostOfOneKind = 20;

/** Undefined for a file that holds none; `isText` tells of a place whether it is inside of a string. That none is found proves nothing: such a file is still one that was not read. */
export const conventionsIn = (file: SourceFile, cues: Cues, isText: (offset: number) => boolean = () => false): ConventionReading | undefined => {
  const possible = conventionsFor(file.path).filter(({ sign, switch: turnedOn }) => cues.may(sign) || (turnedOn && cues.may(turnedOn)));
  if (possible.length === 0) return undefined;
  const text = blankComments(file.text, 'c');
  const controls = possible
    .filter(({ unless }) => !unless?.test(text))
    .flatMap(({ topic, sign, behind, switch: turnedOn, isPartial, narrowed }) =>
      [...text.matchAll(sign)]
        .filter(({ index }) => !isText(index))
        .filter(standsBehind(behind, text))
        .slice(0, mostOfOneKind)
        .map((match): ConventionControl => {
          const last = match.index + match[0].length - 1;
          const { line } = file.positionAt(match[0].length > 300 ? last : match.index + match[0].search(/\S/));
          return {
            topic,
            line,
            note: (file.lines[line - 1] ?? '').trim().slice(0, 80),
            ...(turnedOn ? { switch: turnedOn.source } : {}),
            ...(isPartial || narrowed?.test(text) ? { isPartial: true } : {}),
            ...(topic === 'cors' ? { origins: isInBranch(text, match.index) ? '' : originsOf(match) } : {}),
          };
        }),
    );
  const switches = possible.flatMap(({ switch: turnedOn }) => (turnedOn?.test(text) ? [turnedOn.source] : []));
  return controls.length + switches.length > 0 ? { controls, switches } : undefined;
};

/** In characters. */
const longestClass = 20_000;

const standsBehind = (sign: RegExp | undefined, text: string): ((match: RegExpExecArray) => boolean) => {
  if (sign === undefined) return () => true;
  const places = Array.from(text.matchAll(sign), ({ index }) => index);
  return ({ index }) => {
    const last = places[countWhile(places, (place) => place < index) - 1];
    return last !== undefined && index - last <= longestClass;
  };
};

/** Whom a branch lets in, another one may not. */
const isInBranch = (text: string, offset: number): boolean => /\b(?:if|else|match|when|switch)\b[^{};]{0,200}\{[^{}]{0,400}$/.test(text.slice(Math.max(0, offset - 700), offset));

interface PlacedConventions {
  readonly path: string;
  readonly conventions: ConventionReading;
}

/** A control with a switch is only made until some file turns it on. */
export const conventionSignals = (readings: readonly PlacedConventions[]): readonly Signal[] => {
  const on = new Set(readings.flatMap(({ conventions }) => conventions.switches));
  return readings.flatMap(({ path, conventions }) =>
    conventions.controls.map(
      ({ switch: turnedOn, origins, ...control }): Signal => ({ ...control, path, stage: turnedOn === undefined || on.has(turnedOn) ? 'wired' : 'constructed' }),
    ),
  );
};

export const originSightings = (readings: readonly PlacedConventions[]): readonly (Placed<Sighting> & { readonly path: string })[] =>
  readings.flatMap(({ path, conventions }) =>
    conventions.controls.flatMap(({ origins, line }) => (origins === undefined ? [] : [{ kind: 'cors' as const, what: 'cors', path, line, args: origins }])),
  );
