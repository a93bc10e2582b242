"""Articulatory features of the inventory by PanPhon (Mortensen et al. 2016), and distances between phones."""

import numpy as np
import panphon
import torch


SPELT = {"ɚ": "ə˞"}  # as PanPhon spells it


def feature_table(phones):
    """(1 + phones, features) in -1, 0, 1; row 0 is zero."""
    table = panphon.FeatureTable()
    rows = [np.zeros(len(table.names))]
    for phone in phones:
        vectors = table.word_to_vector_list(SPELT.get(phone, phone), numeric=True)
        if len(vectors) != 1:
            raise ValueError(f"PanPhon reads {phone} as {len(vectors)} segments")
        rows.append(np.array(vectors[0]))
    return torch.tensor(np.array(rows), dtype=torch.float32)


def substitution_costs(features):
    """Share of features in which two phones differ; 1 against nothing."""
    features = np.asarray(features)
    costs = (features[:, None] != features[None]).mean(-1)
    costs[0, :] = costs[:, 0] = 1
    return costs


def edit_cost(said, heard, costs):
    """The least sum of substitutions by `costs` and insertions and deletions at 1 each."""
    row = np.arange(len(heard) + 1, dtype=float)
    for phone in said:
        before = row
        row = np.empty_like(before)
        row[0] = before[0] + 1
        replaced = before[:-1] + costs[phone, heard]
        best = np.minimum(replaced, before[1:] + 1)
        for j in range(len(heard)):
            row[j + 1] = min(best[j], row[j] + 1)
    return row[-1]
