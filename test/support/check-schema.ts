// Validates answers against the response models of Genesys Cloud (test/genesys-schemas.json, JSON Schema 2020-12).
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import schemas from '../genesys-schemas.json' with { type: 'json' }

export type ModelName = keyof (typeof schemas)['$defs']

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true, allowUnionTypes: true })
addFormats(ajv)
ajv.addSchema(schemas, 'genesys')

/** What the schema finds wrong; empty when the value is as it should be. */
export const findSchemaErrors = (model: ModelName, value: unknown): readonly string[] => {
  const validate = ajv.getSchema(`genesys#/$defs/${model}`)
  if (validate === undefined) throw new Error(`No schema named ${model}`)
  if (validate(value) === true) return []
  return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)
}

/** Property names of a model, in the order of the official documentation. */
export const propertiesOf = (model: ModelName): readonly string[] => Object.keys(schemas.$defs[model].properties)
