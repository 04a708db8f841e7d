import { expect, it } from 'vitest'
import { explainFilter } from './explain-filter'
import { messageVocabulary } from './message-vocabulary'
import { parseFilter } from './parse-filter'

const explain = (text: string): string => explainFilter(parseFilter(text, messageVocabulary).filter, messageVocabulary)

it('given a filter, then says it as one sentence that needs no parentheses', () => {
  const sentences = {
    '': 'all messages',
    'status>=400 method:INVITE': 'messages with status at least 400 and with method “INVITE”',
    'status:4xx or status>5xx': 'messages with status 400 to 499 or with status above 599',
    '(has:sdp or !has:issue) from:~4155':
      'messages with either with SDP or without an issue and with From user containing “4155”',
    '!(has:sdp leg:2) polycom': '',
    'delta>0.5 at>=12:30:05': 'messages with a delta above 0.5 s and with a time not before 12:30:05',
    'header:Diversion header.Reason:Q.850*': 'messages with header Diversion and with header Reason like “Q.850*”',
    'tag:""': 'messages with From or To tag empty',
  }
  expect(Object.fromEntries(Object.keys(sentences).map((text) => [text, explain(text)]))).toEqual({
    ...sentences,
    '(has:sdp or !has:issue) from:~4155':
      'messages either with SDP or without an issue and with From user containing “4155”',
    '!(has:sdp leg:2) polycom': 'messages either without SDP or without leg 2 and with the text “polycom”',
  })
})
