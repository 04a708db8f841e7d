// One request and its answer held against what Genesys Cloud documents (test/genesys-operations.json, OpenAPI 3.1): path,
// parameters and body as they may be sent, status and body as they may come back, and no name that is in neither.
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import operationsDocument from '../genesys-operations.json' with { type: 'json' }
import models from '../genesys-schemas.json' with { type: 'json' }

export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly requestHeaders: Headers
  readonly requestBody: string
  readonly status: number
  readonly answerHeaders: Headers
  readonly answerBody: string
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}

interface Parameter {
  readonly name: string
  readonly in: string
  readonly required: boolean
  readonly explode?: boolean
  readonly schema: { readonly type: string }
}

interface Operation {
  readonly operationId: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: Content
  readonly responses: Readonly<Record<string, Content>>
}

export interface CheckedExchange {
  /** Undefined for what no operation answers to. */
  readonly operation: string | undefined
  /** What is not as it should be, in words. */
  readonly faults: readonly string[]
}

const paths: Readonly<Record<string, Readonly<Record<string, Operation>>>> = operationsDocument.paths

/** A name that no model has is a mistake in what is sent and in what the simulator answers, though never in the real world. */
const closed = (schema: unknown): unknown => {
  if (Array.isArray(schema)) return schema.map(closed)
  if (typeof schema !== 'object' || schema === null) return schema
  const inner = Object.fromEntries(Object.entries(schema).map(([name, value]) => [name, closed(value)]))
  return 'properties' in schema && !('additionalProperties' in schema)
    ? { ...inner, additionalProperties: false }
    : inner
}

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, allowUnionTypes: true })
addFormats(ajv)
ajv.addSchema(closed({ ...models, $id: 'genesys' }) as object, 'genesys')

const findFaults = (schema: object, value: unknown, where: string): readonly string[] => {
  const validate = ajv.compile(schema)
  if (validate(value)) return []
  return (validate.errors ?? []).map(({ instancePath, message = '', params }) => {
    const name = (params as { readonly additionalProperty?: string }).additionalProperty
    return `${where}${instancePath} ${message}${name === undefined ? '' : `: ${name}`}`
  })
}

const patternOf = (template: string): RegExp => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`)

/** The template with the fewest variable parts, as `/me` is no id. */
const findOperation = (method: string, path: string): Operation | undefined =>
  Object.entries(paths)
    .filter(([template]) => patternOf(template).test(path))
    .sort(([one], [other]) => one.split('{').length - other.split('{').length)
    .map(([, methods]) => methods[method.toLowerCase()])[0]

const checkQuery = (query: URLSearchParams, { parameters = [] }: Operation): readonly string[] => {
  const known = parameters.filter((parameter) => parameter.in === 'query')
  const unknown = [...new Set(query.keys())].filter((name) => !known.some((parameter) => parameter.name === name))
  return [
    ...unknown.map((name) => `query has an unknown ${name}`),
    ...known.flatMap(({ name, required, schema }) => {
      const values = query.getAll(name)
      if (values.length === 0) return required ? [`query lacks ${name}`] : []
      if (schema.type === 'array')
        return findFaults(
          schema,
          values.flatMap((value) => value.split(',')),
          name,
        )
      return values.length > 1 ? [`query has ${name} more than once`] : findFaults(schema, values[0], `query ${name}`)
    }),
  ]
}

const parseBody = (type: string, text: string): unknown =>
  type === 'application/x-www-form-urlencoded' ? Object.fromEntries(new URLSearchParams(text)) : JSON.parse(text)

const checkContent = (
  content: Content['content'],
  headers: Headers,
  text: string,
  where: string,
): readonly string[] => {
  if (content === undefined) return text === '' ? [] : [`${where} has a body`]
  const type = headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? ''
  const expected = content[type]
  if (expected === undefined) return [`${where} is of type ${type || 'none'}`]
  try {
    return findFaults(expected.schema, parseBody(type, text), where)
  } catch {
    return [`${where} is not ${type}`]
  }
}

const errorBody: Content['content'] = { 'application/json': { schema: { $ref: 'genesys#/$defs/ErrorBody' } } }

const checkAnswer = (exchange: Exchange, { responses }: Operation, isApi: boolean): readonly string[] => {
  const { status, answerHeaders, answerBody, method } = exchange
  const correlated = !isApi || answerHeaders.has('inin-correlation-id') ? [] : ['the answer has no correlation id']
  if (method === 'HEAD') return correlated
  const declared = responses[String(status)]
  if (declared !== undefined) {
    // An answer that is not ready may be empty (see the file's x-polling).
    if (status === 202 && answerBody === '') return correlated
    return [...correlated, ...checkContent(declared.content, answerHeaders, answerBody, 'the answer')]
  }
  if (!isApi || !operationsDocument['x-errors'].includes(status)) return [...correlated, `status ${status} is unknown`]
  return [...correlated, ...checkContent(errorBody, answerHeaders, answerBody, 'the error')]
}

export const checkExchange = (exchange: Exchange): CheckedExchange => {
  const { method, url, requestHeaders, requestBody } = exchange
  const operation = findOperation(method, url.pathname)
  if (operation === undefined) return { operation: undefined, faults: [`nothing answers to ${method} ${url.pathname}`] }
  const isApi = url.pathname.startsWith('/api/')
  const authorization = requestHeaders.get('authorization')
  const faults = [
    ...(isApi && authorization?.startsWith('Bearer ') !== true ? ['the request has no bearer token'] : []),
    ...checkQuery(url.searchParams, operation),
    ...checkContent(operation.requestBody?.content, requestHeaders, requestBody, 'the request'),
    ...checkAnswer(exchange, operation, isApi),
  ]
  const at = `${method} ${url.pathname} ${exchange.status}: `
  return { operation: operation.operationId, faults: faults.map((fault) => at + fault) }
}
