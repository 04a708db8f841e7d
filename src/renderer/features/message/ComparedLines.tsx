// Lines of two texts beside each other. A sign and a word say what a colour would; changed words are marked on both sides.
import type { ComparedLine, LineText, WordPart } from '../../../core/compare/compared-line'
import styles from './ComparedLines.module.css'
import { MoreButton, useShown } from './MoreButton'
import { showText } from './show-text'

const linesAtOnce = 300

const signs: Readonly<Record<ComparedLine['kind'], readonly [sign: string, words: string]>> = {
  same: ['=', 'equal'],
  changed: ['≠', 'changed'],
  'only-left': ['−', 'only left'],
  'only-right': ['+', 'only right'],
}

interface SideProps {
  readonly line: LineText | undefined
  readonly side: 'left' | 'right'
  /** Undefined: the whole text is marked. */
  readonly parts: readonly WordPart[] | undefined
}

const Side = ({ line, side, parts }: SideProps) => {
  if (line === undefined) return <td className={styles['absent']} />
  const Mark = side === 'left' ? 'del' : 'ins'
  return (
    <td>
      {line.name !== '' && <span className={styles['name']}>{showText(line.name)}: </span>}
      <bdi>
        {parts === undefined ? (
          <Mark>{showText(line.text)}</Mark>
        ) : (
          parts
            .filter(({ kind }) => kind === 'same' || kind === side)
            .map(({ kind, text }, index) =>
              kind === 'same' ? <span key={index}>{showText(text)}</span> : <Mark key={index}>{showText(text)}</Mark>,
            )
        )}
      </bdi>
    </td>
  )
}

const partsOf = (line: ComparedLine): readonly WordPart[] | undefined => {
  if (line.kind === 'same') return undefined
  return line.kind === 'changed' ? line.parts : undefined
}

const Row = ({ line }: { readonly line: ComparedLine }) => {
  const [sign, words] = signs[line.kind]
  const left = line.kind === 'only-right' ? undefined : line.left
  const right = line.kind === 'only-left' ? undefined : line.right
  const plain = (side: LineText | undefined): readonly WordPart[] => [{ kind: 'same', text: side?.text ?? '' }]
  const parts = partsOf(line)
  return (
    <tr data-kind={line.kind}>
      <th scope="row" title={words}>
        <span aria-hidden>{sign}</span>
        <span className="visually-hidden">{words}</span>
      </th>
      <Side line={left} side="left" parts={line.kind === 'same' ? plain(left) : parts} />
      <Side line={right} side="right" parts={line.kind === 'same' ? plain(right) : parts} />
    </tr>
  )
}

interface ComparedLinesProps {
  readonly caption: string
  readonly leftTitle: string
  readonly rightTitle: string
  readonly lines: readonly ComparedLine[]
}

export const ComparedLines = ({ caption, leftTitle, rightTitle, lines }: ComparedLinesProps) => {
  const [shown, showMore] = useShown(linesAtOnce, caption)
  return (
    <>
      <table className={styles['lines']}>
        <caption>{caption}</caption>
        <colgroup>
          <col className={styles['sign']} />
          <col span={2} />
        </colgroup>
        <thead>
          <tr>
            {['Difference', leftTitle, rightTitle].map((title) => (
              <th key={title} scope="col">
                <span className="visually-hidden">{title}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map((line, index) => (
            <Row key={index} line={line} />
          ))}
        </tbody>
      </table>
      <MoreButton total={lines.length} shown={shown} unit="lines" onMore={showMore} />
    </>
  )
}
