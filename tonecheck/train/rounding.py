"""Round the layers' weights to few levels so that what the layers give moves least (GPTQ, Frantar et al. 2022)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any, Final

import torch
from torch import Tensor, nn

from tonecheck.train.network import Batch
from tonecheck.train.packing import LEVELS

_CLIPS: Final = 31  # greatest levels tried, from four tenths of a row's greatest weight to all of it
_DAMPING: Final = 0.01  # of the mean square of an input, so that the inverse exists


def round_layers(transformer: nn.Module, batches: Iterable[Batch]) -> None:
    """Round the weights of every linear layer in place, each row to its own fifteen levels.

    Args:
        transformer: what is rounded.
        batches: drafts as it will read them; the error of a weight is made good by those not yet rounded, as far as
            the layer's inputs on these drafts allow.
    """
    layers = [layer for layer in transformer.encoder.modules() if isinstance(layer, nn.Linear)]
    with torch.no_grad():
        moments = _input_moments(transformer, layers, batches)
        for layer in layers:
            layer.weight.data = _rounded(layer.weight.data, moments[layer])


def _input_moments(
    transformer: nn.Module, layers: Iterable[nn.Module], batches: Iterable[Batch]
) -> dict[nn.Module, Tensor]:
    """Sum the outer products of each layer's inputs over the tokens: shape (width, width)."""
    moments: dict[nn.Module, Any] = defaultdict(float)
    for batch in batches:
        real = batch.mask.bool()
        hooks = [layer.register_forward_hook(_adder(moments, real)) for layer in layers]
        transformer(input_ids=batch.ids, attention_mask=batch.mask)
        for hook in hooks:
            hook.remove()
    return moments


def _adder(moments: dict[nn.Module, Any], real: Tensor) -> Callable[[nn.Module, tuple[Tensor, ...], Tensor], None]:
    """Give a hook that adds the outer products of the inputs of real tokens."""

    def add(layer: nn.Module, inputs: tuple[Tensor, ...], _: Tensor) -> None:
        rows = inputs[0][real]
        moments[layer] = moments[layer] + rows.T @ rows

    return add


def _rounded(weights: Tensor, moments: Tensor) -> Tensor:
    """Round column by column, the greatest inputs first, and spread each one's error over the columns that follow."""
    order = moments.diagonal().argsort(descending=True)
    left, steps = weights[:, order], _steps(weights, moments.diagonal())
    spread = _spread(moments[order][:, order])
    for at in range(len(order)):
        column = left[:, at].clone()
        left[:, at] = (column / steps).round().clamp(-LEVELS, LEVELS) * steps
        left[:, at + 1 :] -= torch.outer((column - left[:, at]) / spread[at, at], spread[at, at + 1 :])
    return left[:, order.argsort()]


def _spread(moments: Tensor) -> Tensor:
    """Give the upper Cholesky factor of the inverse: how the columns that follow make good a column's error."""
    damped = moments + _DAMPING * moments.diagonal().mean() * torch.eye(len(moments))
    return torch.linalg.cholesky(torch.cholesky_inverse(torch.linalg.cholesky(damped)), upper=True)


def _steps(weights: Tensor, powers: Tensor) -> Tensor:
    """Choose the step between a row's levels that moves its products least; the greatest weights may be cut short."""
    tried = weights.abs().amax(1, keepdim=True) / LEVELS * torch.linspace(0.4, 1, _CLIPS)
    rounded = (weights[:, None] / tried[..., None]).round().clamp(-LEVELS, LEVELS) * tried[..., None]
    moved = ((rounded - weights[:, None]).square() * powers).sum(2)
    return tried.gather(1, moved.argmin(1, keepdim=True))[:, 0]
