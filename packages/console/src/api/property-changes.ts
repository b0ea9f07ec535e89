/** What a person has given for a property; undefined leaves it as it is, null clears it. */
export type Given = string | Readonly<Record<string, string>> | null | undefined;

/** What a person has given, by the names of the properties. */
export type PropertyChanges = Readonly<Record<string, Given>>;
