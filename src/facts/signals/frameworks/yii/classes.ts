import type { Asks } from '../asks.ts';
import { askedIn } from '../guard-in-text.ts';
import { nameIn } from '../laravel/full-names.ts';
import type { PhpSource } from '../php/source.ts';
import { type Behaviors, behaviorsIn } from './behaviors.ts';

/** A controller or module of Yii 2, or a class that one is made of. */
export interface YiiClass {
  /** With its namespace. */
  readonly name: string;
  readonly parent?: string;
  /** Not what answers by itself: an abstract class or a trait. */
  readonly isAbstract?: true;
  readonly traits: readonly string[];
  /** `actionViewAll` is `view-all`; those of which the body may turn somebody away are told apart. */
  readonly actions: readonly { readonly id: string; readonly asks: Asks; readonly offset: number }[];
  /** Undefined where the method is not there. */
  readonly behaviors?: Behaviors;
  /** What `beforeAction` and `init` ask before all actions. */
  readonly asks: Asks;
  /** Its `beforeAction` does not hand on to that of Yii, which runs the behaviors. */
  readonly leavesOutBehaviors?: true;
  readonly isForgeryExempt?: true;
  readonly offset: number;
}

const looks = /->isGuest\b|\bidentity\b|->can\(|getHeaders\(\)|->headers\b|session\b|token/i;
const refuses = /\b(?:Forbidden|Unauthorized)HttpException\b|->loginRequired\(|(?<![=!]==?\s{0,3})\b40[13]\b|redirect\([^;]{0,120}(?:log|sign)_?-?in|loginUrl|->goHome\(/i;

export const yiiClassesIn = (source: PhpSource): YiiClass[] => {
  const { text, bare, closings } = source;
  const imported = nameIn(source);
  const [, space] = /\bnamespace\s+([\w\\]+)\s*[;{]/.exec(bare) ?? [];
  const full = (name: string): string => {
    const known = imported(name);
    return known !== name || name.startsWith('\\') || space === undefined ? known : `${space}\\${name}`;
  };
  return [...bare.matchAll(/^[ \t]*((?:(?:abstract|final|readonly)\s+){0,3}(?:class|trait))\s+(\w+)(?:\s+extends\s+([\w\\]+))?[^{;]{0,1000}\{/gm)].map((match): YiiClass => {
    const [all, kind = '', name = '', parent] = match;
    const open = match.index + all.length - 1;
    const end = closings.get(open) ?? bare.length;
    const bodyAt = (at: number): string => {
      const given = bare.indexOf('(', at);
      const body = bare.indexOf('{', closings.get(given) ?? end);
      return body < 0 || body > end ? '' : text.slice(body, closings.get(body) ?? end);
    };
    const method = (called: string): string | undefined => {
      const found = new RegExp(`\\bfunction\\s+${called}\\s*\\(`).exec(bare.slice(open, end));
      return found ? bodyAt(open + found.index) : undefined;
    };
    const behaviors = method('behaviors');
    const ofAction = method('beforeAction');
    const before = `${ofAction ?? ''}${method('init') ?? ''}`;
    return {
      name: space === undefined ? name : `${space}\\${name}`,
      ...(parent === undefined ? {} : { parent: full(parent) }),
      ...(/abstract|trait/.test(kind) ? { isAbstract: true } : {}),
      actions: [...bare.slice(open, end).matchAll(/\bpublic\s+function\s+action([A-Z]\w{0,100})\s*\(/g)].map(({ index, 1: called = '' }) => ({
        id: idOf(called),
        asks: askedIn(bodyAt(open + index).slice(0, 4000), { refuses, looks: [looks] }) === 'no' ? 'no' : 'perhaps',
        offset: open + index,
      })),
      traits: Array.from(bare.slice(open, end).matchAll(/(?<=[{;}]\s{0,40})use\s+([\w\\,\s]{1,300})[;{]/g), ([, list = '']) =>
        list.split(',').map((one) => full(one.trim())),
      ).flat(),
      ...(behaviors === undefined ? {} : { behaviors: behaviorsIn(behaviors) }),
      asks: askedIn(before, { refuses, looks: [looks] }),
      ...(ofAction === undefined || /\bparent::beforeAction\b|EVENT_BEFORE_ACTION/.test(ofAction) ? {} : { leavesOutBehaviors: true }),
      ...(/(?:\$|->)enableCsrfValidation\s*=\s*false\b/.test(bare.slice(open, end)) ? { isForgeryExempt: true } : {}),
      offset: match.index + all.search(/\S/),
    };
  });
};

/** `ViewAll` is `view-all`. */
export const idOf = (name: string): string => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '-').toLowerCase();
