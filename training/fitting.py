"""What every fit shares: the optimizer and its rate, the running mean of the weights, and the checkpoints."""

import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

__all__ = ["Fitting"]

LONGEST_GRADIENT = 1.0


class Fitting:
    """A model that is being fitted, where it was left if `out` holds a checkpoint.

    `new` are the parameters that begin with chance; they learn at `new_rate`, the others at `rate`. Both rates rise for
    a twentieth of `total` steps and then fall. The mean of the weights keeps the share `keep` of itself a step, and is
    brought up to date every `every` steps.
    """

    def __init__(
        self,
        model: nn.Module,
        new: Sequence[nn.Parameter],
        out: Path,
        *,
        total: int,
        rate: float,
        new_rate: float,
        keep: float,
        every: int = 1,
    ) -> None:
        self.model, self.out, self.total, self.every = model, out, total, every
        self.keep = keep**every
        apart = {id(p) for p in new}
        self.body = [p for p in model.parameters() if p.requires_grad and id(p) not in apart]
        self.optimizer = torch.optim.AdamW(
            [{"params": self.body, "lr": rate}, {"params": list(new), "lr": new_rate}],
            weight_decay=0.01,
            betas=(0.9, 0.98),
            fused=True,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, lambda step: _share(step, total))
        self.mean = {name: p.detach().clone() for name, p in model.named_parameters() if p.requires_grad}
        self.passes = self.step = 0
        self.state = out / "state.pt"
        if self.state.exists():
            self._resume()
        self.began = time.monotonic()

    def learn(self, loss: Tensor) -> None:
        """Take one step down from `loss`."""
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.body, LONGEST_GRADIENT)
        self.optimizer.step()
        self.schedule.step()
        self.step += 1
        if self.step % self.every == 0:
            keep = min(self.keep, (1 + self.step) / (10 + self.step))
            with torch.no_grad():
                now = dict(self.model.named_parameters())
                torch._foreach_lerp_(list(self.mean.values()), [now[name] for name in self.mean], 1 - keep)

    def tell(self, loss: float) -> None:
        """Print how far the fit is, and `loss`."""
        seconds = round(time.monotonic() - self.began)
        print(json.dumps({"step": self.step, "of": self.total, "loss": round(loss, 4), "seconds": seconds}), flush=True)

    def write_weights(self) -> dict[str, Tensor]:
        """End a pass: write the mean of the weights as `passN.pt`, and return it."""
        self.passes += 1
        weights = self.model.state_dict() | self.mean
        torch.save(weights, self.out / f"pass{self.passes}.pt")
        return weights

    def write_state(self) -> None:
        """Write what the next pass begins with, the state of chance too."""
        new = self.state.with_suffix(".new")
        torch.save(
            {
                "model": self.model.state_dict(),
                "optimizer": self.optimizer.state_dict(),
                "schedule": self.schedule.state_dict(),
                "mean": self.mean,
                "done": self.passes,
                "step": self.step,
                "chance": torch.get_rng_state(),
            },
            new,
        )
        new.replace(self.state)

    def _resume(self) -> None:
        state: dict[str, Any] = torch.load(self.state, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        self.mean, self.passes, self.step = state["mean"], state["done"], state["step"]
        torch.set_rng_state(state["chance"])


def _share(step: int, total: int) -> float:
    """Return the share of the rates at which `step` of `total` is taken."""
    warm = total // 20
    return step / warm if step < warm else max(0.02, (total - step) / (total - warm))
