"""A second transcription of the report's printed figures, made apart from ``data/printed.csv``.

The report is not part of this project; whoever has it can hold this list beside it. A slip in the data package does not
pass unless the same slip was made here.
"""

FIGURES = {
    # 2.1, table
    ("philosophy", "combined"): "64",
    ("philosophy", "networking"): "17",
    ("philosophy", "performing"): "9",
    ("philosophy", "responsive"): "7",
    ("philosophy", "lawful"): "3",
    # 2.3, figure II
    ("steering_form", "line"): "2.7",
    ("steering_form", "project_programme"): "2.3",
    ("steering_form", "task"): "1.6",
    ("steering_form", "results"): "1.2",
    ("steering_form", "self"): "0.8",
    ("steering_form", "area"): "0.7",
    ("steering_form", "chain_network"): "0.7",
    # 2.4, figure IV
    ("condition", "mindset"): "2.6",
    ("condition", "room_to_act"): "1.5",
    ("condition", "trust"): "2.7",
    ("condition", "dialogue"): "0.6",
    ("condition", "chain_structure"): "0.4",
    ("condition", "transparency"): "1.1",
    ("condition", "chain_knowledge"): "0.3",
    ("condition", "chain_objective"): "0.8",
    # 2.5, in the text under figure V
    ("assignment", "adaptive"): "61",
    ("assignment", "lasting_value"): "22",
    ("assignment", "legitimate_choices"): "9",
    ("assignment", "efficient_delivery"): "8",
    # 2.5.1, figure VI
    ("repertoire", "patience_timing"): "28",
    ("repertoire", "commitment"): "25",
    ("repertoire", "attention"): "17",
    ("repertoire", "conflict_management"): "10",
}

DIMENSIONS = {  # figure IV groups the pillars, figure V ties the assignments
    "mindset": "cultural",
    "room_to_act": "cultural",
    "trust": "relational",
    "dialogue": "relational",
    "chain_structure": "procedural",
    "transparency": "procedural",
    "chain_knowledge": "substantive",
    "chain_objective": "substantive",
    "adaptive": "cultural",
    "lasting_value": "substantive",
    "legitimate_choices": "relational",
    "efficient_delivery": "procedural",
}
