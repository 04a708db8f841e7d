// A named part of a header field, and the few ways to make one.
import type { Parameter } from './parse-name-addr'

export interface HeaderNode {
  readonly label: string
  readonly text: string
  readonly children: readonly HeaderNode[]
}

export const leaf = (label: string, text: string): HeaderNode => ({ label, text, children: [] })

/** Only parts that say something; parameters may stand without a value, so they are not passed through here. */
export const filled = (...nodes: readonly HeaderNode[]): readonly HeaderNode[] =>
  nodes.filter(({ text, children }) => text !== '' || children.length > 0)

/** Each under its own name, which is what an engineer looks for. */
export const parameterNodes = (parameters: readonly Parameter[]): readonly HeaderNode[] =>
  parameters.map(([name, value]) => leaf(name, value))

/** Parts of a value of one header field; `nested` describes a header that stands inside this one. */
export type DescribeValue = (
  text: string,
  nested: (name: string, value: string) => readonly HeaderNode[],
) => readonly HeaderNode[]
