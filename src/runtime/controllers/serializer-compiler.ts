import createFactory, {
  type RouteDefinition,
  type Serializer,
  type SerializerCompiler,
  type SerializerFactory,
} from '@fastify/fast-json-stringify-compiler';

const compilerOf = createFactory();

/**
 * Compiles what writes an answer when the first of its kind is written: a process answers by a few
 * of its routes only, and compiling those of all would be most of the time that it takes to start.
 */
export function serializerCompiler(...given: Parameters<SerializerFactory>): SerializerCompiler {
  const compile = compilerOf(...given);
  return (route: RouteDefinition) => {
    let serialize: Serializer | undefined;
    return (data) => {
      serialize ??= compile(route);
      return serialize(data);
    };
  };
}
