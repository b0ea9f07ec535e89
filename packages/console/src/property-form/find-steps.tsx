import { List, Text } from '@mantine/core';

/** The steps in the application that lead to a value. */
export function FindSteps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>
        Where to find the values
      </Text>
      <List size="sm" spacing={4} type="ordered">
        {steps.map((step) => (
          <List.Item key={step}>{step}</List.Item>
        ))}
      </List>
    </div>
  );
}
