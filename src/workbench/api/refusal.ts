/** What the server says in the body of an answer that is no success, beside GraphQL; undefined where it says nothing. */
export function refusalIn(body: unknown): string | undefined {
  const { error } = (body ?? {}) as { readonly error?: { readonly message?: string } };
  return error?.message;
}

/** Why an answer is no success, in the server's words where it has any. */
export async function refusalOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => undefined);
  return refusalIn(body) ?? `${response.status} ${response.statusText}`;
}
