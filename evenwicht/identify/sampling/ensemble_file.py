"""Ensembles as Parquet files: one row a respondent, with what was printed and how it was drawn in the metadata.

Columns: `provenance` (`synthetic` in every row), `n`, `chain`, `draw`, then those of a complete data set, with no value
where somebody divided no points. Rows go block by block (a block is some chains
of one n), in a block draw by draw, chain by chain. The schema's metadata, key `evenwicht`, is JSON: the provenance,
with `"provenance": "synthetic"`, the survey, and the blocks. Key `evenwicht-sha256` holds the SHA-256 of that JSON and of
all columns in the order of the rows: a file that was damaged, shuffled or edited is refused.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from dataclasses import asdict, replace
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from evenwicht.identify.model.problem_data import ProblemData
from evenwicht.identify.model.questions import Allocation, Categorical
from evenwicht.identify.rounding.errors import PublishedFigureError
from evenwicht.identify.sampling.block import Block
from evenwicht.identify.sampling.ensemble import Ensemble
from evenwicht.identify.sampling.printed_check import fault_of
from evenwicht.identify.sampling.provenance import Provenance, survey_as_json, survey_from_json
from evenwicht.identify.sampling.space import label_type
from evenwicht.identify.tasks.optional import MissingExtraError, OptionalModule

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq
else:
    pa, pq = OptionalModule("pyarrow", extra="sampling"), OptionalModule("pyarrow.parquet", extra="sampling")

_KEY = b"evenwicht"
_DIGEST = b"evenwicht-sha256"
_LABEL = "provenance"
_FORMAT = 2
_ROWS_PER_GROUP = 2**18

Shape = tuple[int, int, int]
"""Of a block: n, draws, chains."""


class EnsembleWriter:
    """Writes an ensemble draw by draw; use it in a `with` statement.

    The file is written beside its place under another name, and takes its name when all is written. If an error
    interrupts it, nothing is left and a file that was there before stays.
    """

    def __init__(
        self, path: str | os.PathLike[str], survey: ProblemData, provenance: Provenance, shapes: list[Shape]
    ) -> None:
        self._path = Path(path)
        self._beside = self._path.with_name(f".{self._path.name}.{secrets.token_hex(4)}")
        self._survey, self._shapes = survey, shapes
        self._done = [0] * len(shapes)
        self._waiting: list[pa.Table] = []
        told = {
            "format": _FORMAT,
            **asdict(provenance),
            "survey": survey_as_json(survey),
            "blocks": [dict(zip(("n", "draws", "chains"), shape, strict=True)) for shape in shapes],
        }
        fields = [pa.field(_LABEL, pa.dictionary(pa.int8(), pa.string()), nullable=False)]
        fields += [pa.field(name, pa.int32(), nullable=False) for name in ("n", "chain", "draw")]
        for question in survey.questions:
            if isinstance(question, Categorical):
                places = pa.from_numpy_dtype(label_type(len(question.labels)))
                fields.append(pa.field(question.name, pa.dictionary(places, pa.string()), nullable=False))
            else:
                some = question.base is not None
                fields += [pa.field(c, _whole_numbers(question), nullable=some) for c in question.columns]
        self._schema = pa.schema(fields, metadata={_KEY: json.dumps(told).encode()})
        self._digest = hashlib.sha256(self._schema.metadata[_KEY])

    def __enter__(self) -> EnsembleWriter:
        self._writer = pq.ParquetWriter(self._beside, self._schema, compression="zstd")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._flush()
                self._writer.add_key_value_metadata({_DIGEST: self._digest.hexdigest()})
            self._writer.close()
            if kind is None:
                if self._done != [draws for _, draws, _ in self._shapes]:
                    raise AssertionError("an ensemble's file was closed before all its draws were written")
                self._beside.replace(self._path)
        finally:
            self._beside.unlink(missing_ok=True)

    def write(self, place: int, points: dict[str, NDArray[Any]], labels: dict[str, NDArray[Any]]) -> None:
        """Write the next draw of the block at `place`: points (items, n, chains), labels (n, chains)."""
        n, _, chains = self._shapes[place]
        first = sum(shape[2] for shape in self._shapes[:place])
        rows = n * chains
        columns: list[Any] = [
            np.zeros(rows, dtype=np.int8),
            np.full(rows, n, dtype=np.int32),
            np.repeat(np.arange(first, first + chains, dtype=np.int32), n),
            np.full(rows, self._done[place], dtype=np.int32),
        ]
        for question in self._survey.questions:
            if isinstance(question, Categorical):
                columns.append(labels[question.name].T.ravel())
            else:
                columns += [item.T.ravel() for item in points[question.name]]
        _add(self._digest, columns)
        for name, words in _words(self._survey).items():
            column = self._schema.get_field_index(name)
            columns[column] = pa.DictionaryArray.from_arrays(columns[column], words)
        for question in self._survey.questions:
            if isinstance(question, Allocation) and question.base is not None:
                missing = ~points[question.name].any(axis=0).T.ravel()
                for name in question.columns:
                    column = self._schema.get_field_index(name)
                    columns[column] = pa.array(columns[column], mask=missing)
        self._waiting.append(pa.table([pa.array(c) for c in columns], schema=self._schema))
        self._done[place] += 1
        if sum(len(table) for table in self._waiting) >= _ROWS_PER_GROUP:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.concat_tables(self._waiting))
            self._waiting = []


def write_ensemble(ensemble: Ensemble, path: str | os.PathLike[str]) -> None:
    """Write an ensemble to a Parquet file."""
    shapes = [(block.n, *block.shape) for block in ensemble.blocks]
    with EnsembleWriter(path, ensemble.survey, ensemble.provenance, shapes) as writer:
        for place, block in enumerate(ensemble.blocks):
            for draw in range(block.shape[0]):
                writer.write(
                    place,
                    {name: array[draw] for name, array in block.points.items()},
                    {name: array[draw] for name, array in block.labels.items()},
                )


def read_ensemble(path: str | os.PathLike[str]) -> Ensemble:
    """Read an ensemble from a Parquet file, and check that each of its data sets prints as it says.

    Raises
    ------
    PublishedFigureError
        If the file is no ensemble, or is not as it was written.
    FileNotFoundError
        If there is no such file.
    """
    try:
        ensemble = _read(path)
    except (FileNotFoundError, IsADirectoryError, PublishedFigureError, MissingExtraError):
        raise
    except Exception as error:  # whatever a damaged file makes of the reader
        raise PublishedFigureError(
            f"{path} is no ensemble, or is damaged ({type(error).__name__}: {error}): write it again", field=str(path)
        ) from error
    for block in ensemble.blocks:
        fault = fault_of(replace(ensemble.survey, n=block.n), block)
        if fault is not None:
            raise PublishedFigureError(f"{path} holds a data set that is not of its survey ({fault})", field=str(path))
    return ensemble


def _read(path: str | os.PathLike[str]) -> Ensemble:
    read = pq.ParquetFile  # where it is missing, that is told before anything of the file
    with open(path, "rb") as opened, read(opened) as file:  # opened by Python, which notes what it opens
        metadata = {**(file.schema_arrow.metadata or {}), **(file.metadata.metadata or {})}
        if _KEY not in metadata:
            raise PublishedFigureError(
                f"{path} is a Parquet file without the metadata of an ensemble: "
                "expected a file that write_ensemble wrote",
                field=str(path),
            )
        told = json.loads(metadata[_KEY])
        if told.pop("format") != _FORMAT:
            raise PublishedFigureError(
                f"{path} was written in a format that this version cannot read: draw it again with its seed",
                field=str(path),
            )
        shapes: list[Shape] = [(b["n"], b["draws"], b["chains"]) for b in told.pop("blocks")]
        survey = survey_from_json(told.pop("survey"), shapes[0][0])
        expected = sum(n * draws * chains for n, draws, chains in shapes)
        if file.metadata.num_rows != expected:
            raise PublishedFigureError(
                f"{path} has {file.metadata.num_rows} rows, its metadata say {expected}: it is not whole",
                field=str(path),
            )
        table = file.read()
    words = _words(survey)
    columns = {name: _plain(table[name], words.get(name)) for name in table.column_names}
    digest, start = hashlib.sha256(metadata[_KEY]), 0
    blocks = []
    for n, draws, chains in shapes:
        end = start + n * draws * chains
        for first in range(start, end, n * chains):
            _add(digest, [column[first : first + n * chains] for column in columns.values()])
        part = {
            name: np.ascontiguousarray(column[start:end].reshape(draws, chains, n).swapaxes(1, 2))
            for name, column in columns.items()
        }
        blocks.append(
            Block(
                n,
                {
                    q.name: np.stack([part[c] for c in q.columns], axis=1)
                    for q in survey.questions
                    if isinstance(q, Allocation)
                },
                {q.name: part[q.name] for q in survey.questions if isinstance(q, Categorical)},
            )
        )
        start = end
    if metadata.get(_DIGEST, b"").decode() != digest.hexdigest():
        raise PublishedFigureError(
            f"{path} is not as it was written: its SHA-256 is another than it says; write it again", field=str(path)
        )
    return Ensemble(survey, tuple(blocks), Provenance(**told))


def _words(survey: ProblemData) -> dict[str, list[str]]:
    """The words of each column that has some, whose places among them are what is kept."""
    answers = {q.name: list(q.labels) for q in survey.questions if isinstance(q, Categorical)}
    return {_LABEL: ["synthetic"], **answers}


def _add(digest: Any, columns: list[NDArray[Any]]) -> None:
    """Add the columns of one draw to a digest, as whole numbers of 32 bits."""
    for column in columns:
        digest.update(np.ascontiguousarray(column, dtype="<i4").tobytes())


def _whole_numbers(question: Allocation) -> Any:
    return pa.int8() if question.total <= 60 else pa.int16() if question.total <= 16_000 else pa.int32()


def _plain(column: Any, labels: list[str] | None) -> NDArray[Any]:
    """A column's whole numbers, or the places of its categories among the labels."""
    if labels is not None:
        column = column.unify_dictionaries()
        if any(chunk.dictionary.to_pylist() != labels for chunk in column.chunks):
            raise ValueError(f"expected the answers {', '.join(labels)}")
        result: NDArray[Any] = np.concatenate([chunk.indices.to_numpy() for chunk in column.chunks])
        return result
    plain: NDArray[Any] = column.fill_null(0).to_numpy()  # nobody who answered gives every item none
    return plain
