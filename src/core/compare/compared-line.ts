// One line of two texts laid beside each other: a header of two messages, or a line of two bodies.

/** A run of words: of both lines, or of one of them. */
export interface WordPart {
  readonly kind: 'same' | 'left' | 'right'
  readonly text: string
}

export interface LineText {
  /** Of a header, as it stood on the wire; '' for a start line and for a line of a body. */
  readonly name: string
  readonly text: string
}

export type ComparedLine =
  | { readonly kind: 'same'; readonly left: LineText; readonly right: LineText }
  | {
      readonly kind: 'changed'
      readonly left: LineText
      readonly right: LineText
      /** In the order of both texts; undefined when they are too long or too different to be compared word by word. */
      readonly parts: readonly WordPart[] | undefined
    }
  | { readonly kind: 'only-left'; readonly left: LineText }
  | { readonly kind: 'only-right'; readonly right: LineText }
