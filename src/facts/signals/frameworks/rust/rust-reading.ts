import type { Topic } from '../../signal.ts';
import type { Asks } from '../asks.ts';
import type { Near } from '../near.ts';
import type { RouterValue } from './router-value.ts';

/** A function or a type, and what it does to a request that comes to it. */
export interface RustDefinition {
  readonly name: string;
  /** Of a function that belongs to a type: the type. */
  readonly of?: string;
  readonly asks: Asks;
  readonly topics: readonly Topic[];
  /** Of a handler: the types that it takes out of the request. */
  readonly takes?: readonly string[];
}

/** A handler that says itself what it answers: `#[get("/jobs")]`. */
export interface AttributedHandler {
  readonly name: string;
  readonly method: string;
  readonly pattern: string;
  readonly line: number;
}

export interface RustReading {
  /** Where an application begins to listen, and what it is made with. */
  readonly serves?: { readonly what: string; readonly line: number };
  readonly routers?: readonly { readonly name: string; readonly module?: string; readonly line: number; readonly value: RouterValue }[];
  readonly definitions?: readonly RustDefinition[];
  readonly attributed?: readonly AttributedHandler[];
  /** Other names that functions are given where they are taken in. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Of CORS: the origins, and where. */
  readonly origins?: readonly { readonly line: number; readonly args: string }[];
  /** The limit that a framework has by itself is taken away, or bodies are read past it. */
  readonly anyBody?: true;
  /** A manifest asks for an actix-identity that makes an identity of nobody as well. */
  readonly isIdentityOfAnybody?: true;
  /** A manifest asks for a Rocket that sends no headers by itself. */
  readonly isBeforeShields?: true;
  readonly near?: readonly Near[];
}
